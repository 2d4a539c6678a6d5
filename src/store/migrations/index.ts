import { delivery } from './001-delivery.js';
import { library } from './002-library.js';
import { reviews } from './003-reviews.js';
import type { Migration } from './migration.js';

/** Every step of the schema, oldest first. Append only. */
export const MIGRATIONS: readonly Migration[] = [delivery, library, reviews];
