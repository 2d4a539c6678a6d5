// One approver, who decides on whatever the parent names: node decide-child.mjs FILE USER
import { systemClock } from '../../dist/clock.js';
import { createLibrary } from '../../dist/library/create-library.js';
import { openDatabase } from '../../dist/store/open-database.js';

const [file, user] = process.argv.slice(2);
const library = await createLibrary({ db: await openDatabase(file), clock: systemClock });

process.on('message', async ({ does, ...ref }) => {
  try {
    await (does === 'approve' ? library.approve(ref, user) : library.sendBack(ref, user, 'Not yet.'));
    process.send({ won: true });
  } catch (error) {
    process.send({ won: false, said: error.message });
  }
});
process.send('ready');
