/**
 * Spellings of chats and quick notes, and the word each stands for. A short one is found wherever its word would be; where
 * it is a word of its own as well ("cos"), the sentence around it has to fit the pattern anyway.
 */
export const SHORT_SPELLINGS: ReadonlyMap<string, string> = readList(`
  abt about|addl additional|agst against|alr already|amt amount|appt appointment|appts appointments
  any1 anyone|b4 before|bc because|becuz because|bcos because|bcuz because|bldg building|bldgs buildings
  btwn between|cld could|chk check|coord coordinator|coords coordinators|cos because
  ctr center|ctrs centers|apt apartment|apts apartments|cty county|cuz because|cw caseworker|cws caseworkers|dept department|depts departments|diff different
  dif different|ea each|elem elementary|eval evaluation|evry every
  every1 everyone|fam family|fams families|fwd forward|gov government|govt government|grp group|hosp hospital
  hr hour|hrs hours|hv have|hve have|kno know|knw know|mgr manager|mos months
  msg message|msgs messages|mtg meeting|mtgs meetings|nbhd neighborhood|nbhds neighborhoods|nbr neighbor|nbrs neighbors
  nite night|no1 nobody|ofc office|ofcs offices|org organization|orgs organizations|ppl people
  rt route|rts routes|sched schedule
  shd should|shld should|shldnt shouldn't|smth something|sth something|smthg something|some1 someone|stu student|stus students
  svc service|svcs services|tchr teacher|tchrs teachers|tho though|thru through|tht that|til until|till until|tmrw tomorrow
  u you|ur your|urs yours|r are|vol volunteer|vols volunteers|w with|wd would|wk week|wks weeks|wkr worker|wkrs workers|wld would
  wldnt wouldn't|wknd weekend|wo without|wrk work|wrkr worker|wrkrs workers|yr year|yrs years|yrly yearly
  1st first|2nd second|3rd third|4th fourth|5th fifth
  aint ain't|arent aren't|cant can't|couldnt couldn't|cldnt couldn't|couldve could've|cldve could've|didnt didn't
  doesnt doesn't|dont don't|hadnt hadn't|hasnt hasn't|havent haven't|hes he's|howd how'd|isnt isn't|itll it'll|ive i've|im i'm
  mightve might've|shes she's|shouldnt shouldn't|shouldve should've|thats that's|theres there's|heres here's
  theyd they'd|theyll they'll|theyre they're|theyve they've|wasnt wasn't|werent weren't|weve we've|whats what's
  wheres where's|whos who's|wont won't|wouldnt wouldn't|wouldve would've|yall y'all|youd you'd|youll you'll
  youre you're|youve you've`);

function readList(list: string): Map<string, string> {
  const pairs = list.split(/\||\n/).map((pair) => pair.trim().split(' '));
  return new Map(pairs.flatMap(([short, word]) => (short && word ? [[short, word] as const] : [])));
}
