#!/usr/bin/env node
import './keep-heap-small.js';

import { config } from 'dotenv';
import { createTools } from './create-tools.js';
import { runCommandLine } from './run-command-line.js';
import type { Terminal } from './terminal.js';

const WIDEST_LINE = 100;

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  readInput,
  interactive: process.stdin.isTTY === true,
  colour: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  width: Math.min(process.stdout.columns || WIDEST_LINE, WIDEST_LINE),
};

// `framewright review x | head -1` closes the pipe early: there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

config({ quiet: true });
process.exitCode = await runCommandLine(process.argv.slice(2), terminal, createTools(process.env));
