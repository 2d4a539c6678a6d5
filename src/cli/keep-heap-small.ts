import { setFlagsFromString } from 'node:v8';

// The bot runs for months beside other programs and is idle most of the time. Left alone, V8 keeps up to 48 MB for young
// objects once a review has made many of them; so the nursery stays as small as it begins. Imported before all else.
if (process.argv[2] === 'start') setFlagsFromString('--semi-space-growth-factor=1');
