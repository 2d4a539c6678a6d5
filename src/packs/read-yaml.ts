import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Fault } from '../errors.js';

/** A YAML file that has been parsed and checked, with the line of every part of it. */
export interface YamlFile<T> {
  file: string;
  content: T;
  /** The line (1-based) at which the part under a path of keys begins. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads a YAML file and holds it to a schema. Faults go into `faults`, with file, line and cure;
 * undefined when the file has any.
 */
export function readYaml<T>(
  file: string,
  shown: string,
  schema: z.ZodType<T>,
  faults: Fault[],
): YamlFile<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors)
    faults.push({
      where: shown,
      line: lines.linePos(error.pos[0]).line,
      message: `This is not YAML: ${lowerFirst(error.message)}.`,
      cure: 'Check the indentation, and put quotation marks around a line that begins with { or holds a colon.',
    });
  if (document.errors.length > 0) return undefined;
  const lineOf = (path: readonly PropertyKey[]) => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { file: shown, content: parsed.data, lineOf };
  for (const issue of parsed.error.issues)
    faults.push({
      where: shown,
      line: lineOf(issue.path),
      message: `${issue.path.map(String).join(' → ') || 'The file'}: ${lowerFirst(issue.message)}.`,
      cure: 'The head of the file says what belongs in each block.',
    });
  return undefined;
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
