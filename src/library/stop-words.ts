/** Words that say nothing alone about what is asked; beside another word they still count ("opt out", "say no"). */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the and or but if of to in on at by for with from as is are was were be been being am do does did done doing
  have has had having will would shall should can could may might must it its this that these those there here then
  than so just very really also too about into over up out off down again i me my we us our you your he him his she
  her they them their what which who whom how when where why not no nor any some all each both more most other such
  only own same s t dont doesnt didnt isnt arent wasnt im ive id youre theyre thats whats wont cant gonna get got
  getting go goes going let lets one ones yes ok okay please hi hello thanks etc vs per via because while after
  before since until during between through like`
    .trim()
    .split(/\s+/),
);
