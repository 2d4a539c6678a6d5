import { AppError } from '../../errors.js';
import { readItemsCsv } from './as-csv.js';
import { readItemsJson } from './as-json.js';
import { MARKDOWN_TITLE, readItemsMarkdown } from './as-markdown.js';
import { readToolkit } from './read-toolkit.js';
import type { Found } from './transfer-item.js';

/**
 * Reads a file of items by its name's ending: CSV, JSON, or Markdown and plain text, which is the team's own where it
 * holds items as we write them, and else the toolkit document. Throws AppError 'bad_data' for other endings and
 * where nothing is found.
 */
export function readImport(text: string, file: string): Found {
  const found = readByEnding(text, file);
  if (found.items.length === 0 && found.faults.length === 0) {
    throw new AppError('bad_data', `${file} holds no answers, examples or lines that can be read.`);
  }
  return found;
}

function readByEnding(text: string, file: string): Found {
  switch (/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase()) {
    case 'csv':
      return readItemsCsv(text, file);
    case 'json':
      return readItemsJson(text, file);
    case 'md':
    case 'markdown':
    case 'txt':
      return isOurs(text) ? readItemsMarkdown(text, file) : readToolkit(text, file);
    default:
      throw new AppError('bad_data', `${file} should end in .csv, .json, .md or .txt.`);
  }
}

const isOurs = (text: string): boolean =>
  text.trimStart().startsWith(MARKDOWN_TITLE) || /^## (answer|example|pair|sample)\s*$/im.test(text);
