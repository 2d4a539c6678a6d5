import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { bad, type Finding, look, well } from './finding.js';
import type { Check } from './place.js';

const RECOMMENDED_NODE = 24;
const OLDEST_MAINTAINED_NODE = 22;
const OLDEST_NODE = 20;

const MEGABYTE = 1024 * 1024;
const LITTLE_ROOM = 1024 * MEGABYTE;
const TOO_LITTLE_ROOM = 100 * MEGABYTE;

/** Node, and room on the disk of the database. */
export const checkMachine: Check = ({ nodeVersion, database }) => [
  checkNode(nodeVersion),
  checkRoom(database),
];

function checkNode(version: string): Finding {
  const major = Number.parseInt(version, 10);
  const cure = `Install Node ${RECOMMENDED_NODE}, and run npm ci again.`;
  if (major < OLDEST_NODE) return bad('Node', `${version} is too old.`, cure);
  if (major < OLDEST_MAINTAINED_NODE)
    return look('Node', `${version} runs, but gets no security fixes any more.`, cure);
  return well('Node', version);
}

function checkRoom(database: string): Finding {
  const folder = dirname(database);
  if (!existsSync(folder))
    return bad('Disk', `There is no folder ${folder}.`, 'Create it, or set FRAMEWRIGHT_DB.');
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const says = `${Math.floor(free / MEGABYTE).toLocaleString('en')} MB free in ${folder}`;
  const cure = 'Make room: with a full disk nothing can be taken in.';
  if (free < TOO_LITTLE_ROOM) return bad('Disk', says, cure);
  return free < LITTLE_ROOM ? look('Disk', says, cure) : well('Disk', says);
}
