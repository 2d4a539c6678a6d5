// Brings a database through many slow steps, to be killed on the way: node migrate-child.mjs FILE
import { closeDatabase, openDatabase } from '../../dist/store/open-database.js';
import { STEPS } from './steps.mjs';

await closeDatabase(await openDatabase(process.argv[2], STEPS));
