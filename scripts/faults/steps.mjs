import { MIGRATIONS } from '../../dist/store/migrations/index.js';

const FILLING = `with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 2000)
  insert into ballast select n, hex(randomblob(100)) from counted`;

/** The real steps, and forty more that each create, fill and index a table of their own. */
export const STEPS = [
  ...MIGRATIONS,
  ...Array.from({ length: 40 }, (_, n) => ({
    id: `9${String(n).padStart(2, '0')}-ballast`,
    up: [
      `create table ballast (id integer, words text) strict`,
      FILLING,
      `create index ballast_${n}_words on ballast (words)`,
      `alter table ballast rename to ballast_${n}`,
    ],
  })),
];
