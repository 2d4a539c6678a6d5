/** The words of the scene: invented, and about no real place. */

/** What goes wrong in it: the system comes first, nobody is helped, and assurance stands in for privacy. */
export const WEAK_PARAGRAPH =
  "The county's new integrated data platform will break down data silos between departments. By centralizing " +
  'client records in a single warehouse, the system lets agencies access your data more efficiently and gives ' +
  'policymakers a 360-degree view of every high-cost family. Strict legal safeguards mean that residents have ' +
  'nothing to worry about.';

export const DRAFTED_POST =
  'The department is launching a data integration initiative this fall. It will connect school attendance and ' +
  'housing records so that case managers get the complete picture of each student. The more an office knows about a ' +
  'family, the faster a case can be closed. The initiative will also cut duplicate paperwork and save the county ' +
  'money, and it meets every legal requirement.';

/** The same post after its author has read the review. */
export const EDITED_POST =
  'A school counselor can do more for a student who keeps missing class when she knows that the family lost its ' +
  'apartment last month. Right now the counselor has the attendance sheet, the shelter has the address, and ' +
  'neither sees the other. This fall our schools and shelters will work together and share what each of them ' +
  'already writes down, so that students like that get a bus pass and a tutor within the week. The same ' +
  'information, with names taken out, will help all of us decide which neighborhood needs the next family ' +
  'center. Families will be able to see how their information is used and have a say in it.';

export const QUESTION = 'profiling';
