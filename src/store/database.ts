import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { DeliveryTables } from './migrations/001-delivery.js';
import type { LibraryTables } from './migrations/002-library.js';
import type { ReviewTables } from './migrations/003-reviews.js';

/** The tables, one interface each beside its migration; columns are snake_case here and camelCase beyond. */
export interface Tables extends DeliveryTables, LibraryTables, ReviewTables {}

export type Database = Kysely<Tables>;
export type Transaction = KyselyTransaction<Tables>;
