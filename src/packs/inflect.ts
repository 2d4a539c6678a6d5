/**
 * All forms a word of the vocabulary may take, itself first. It makes more than exist ("nursed", "farer"):
 * a form nobody writes costs a map entry, a form missed costs a finding.
 */
export function inflect(word: string): string[] {
  const forms = new Set([word]);
  const listed = IRREGULAR.get(word);
  if (listed) for (const form of listed) forms.add(form);
  if (/^[a-z]{2,}$/.test(word) && !UNCHANGING.has(word)) {
    if (!listed || listed.keepsRegularS) forms.add(withS(word));
    if (!listed) for (const form of [withEd(word), withIng(word)]) forms.add(form);
    else if (listed.isVerb) forms.add(withIng(word)).add(withS(word));
    if (GRADED.test(word) || SHORT_ADJECTIVES.has(word)) for (const form of graded(word)) forms.add(form);
  }
  return [...forms];
}

function withS(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/[^aeiou]o$/.test(word) && ECHOES.has(word)) return `${word}es`;
  return `${word}s`;
}

function withEd(word: string): string {
  if (word.endsWith('e')) return `${word}d`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ied`;
  return `${doubled(word)}ed`;
}

function withIng(word: string): string {
  if (word.endsWith('ie')) return `${word.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(word)) return `${word.slice(0, -1)}ing`;
  return `${doubled(word)}ing`;
}

function graded(word: string): string[] {
  if (word.endsWith('e')) return [`${word}r`, `${word}st`];
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ier`, `${word.slice(0, -1)}iest`];
  return [`${doubled(word)}er`, `${doubled(word)}est`];
}

/** "plan" → "plann", "visit" → "visit": one syllable, or stressed on the last as listed. */
function doubled(word: string): string {
  if (!/[^aeiou][aeiou][bcdfgklmnprtvz]$/.test(word)) return word;
  const syllables = word.match(/[aeiouy]+/g)?.length ?? 0;
  return syllables === 1 || STRESSED_LAST.has(word) ? word + word.at(-1) : word;
}

const words = (list: string) => new Set(list.split(' '));

const GRADED = /^(?:[a-z]*(?:sy|ly|ry|ty|ky|py|dy|thy))$/;
const SHORT_ADJECTIVES = words(
  'fast soon early late slow near close safe fair big small short long quick smart strong weak clear plain hard easy simple high low deep wide rich poor warm cold hot full new old young large great few kind clean dark light rough tough tight loose sick busy happy healthy hungry',
);
const STRESSED_LAST = words(
  'refer prefer transfer confer defer infer permit submit admit commit omit forget begin control enrol patrol occur compel equip regret upset allot excel propel expel rebut',
);
const ECHOES = words('echo veto hero potato tomato go do');
/** Words of grammar, which would only make noise. */
const UNCHANGING = words(
  'a an the and or but nor so if of to in on at by for from with without into onto over under up down out off as than then there here now not no never any some every each all both neither either who whom whose which what when where why how that this these those we us our ours you your yours they them their theirs he him his she her hers it its i me my mine must shall should would could can may might will very too also just only even still yet again once twice per via more most less least',
);

interface Irregular extends Array<string> {
  isVerb?: boolean;
  keepsRegularS?: boolean;
}

const VERBS = `be is are was were been being am|have has had having|do does did done doing|go goes went gone|see saw seen|know knew known|tell told|say said|get got gotten|give gave given|take took taken|make made|find found|think thought|keep kept|let let|begin began begun|show showed shown|hear heard|run ran|hold held|bring brought|write wrote written|sit sat|stand stood|lose lost|pay paid|meet met|lead led|understand understood|speak spoke spoken|spend spent|grow grew grown|win won|teach taught|buy bought|send sent|build built|fall fell fallen|cut cut|sell sold|draw drew drawn|choose chose chosen|put put|read read|feed fed|leave left|feel felt|catch caught|fight fought|seek sought|throw threw thrown|drive drove driven|ride rode ridden|wake woke woken|break broke broken|steal stole stolen|hide hid hidden|eat ate eaten|sleep slept|sing sang sung|ring rang rung|drink drank drunk|swim swam swum|wear wore worn|tear tore torn|bear bore borne born|shut shut|set set|hit hit|cost cost|hurt hurt|quit quit|split split|spread spread|bet bet|lend lent|bend bent|shoot shot|light lit lighted|slide slid|stick stuck|swing swung|strike struck|hang hung|dig dug|deal dealt|mean meant|dream dreamt dreamed|learn learnt learned|burn burnt burned|lay laid|lie lay lain lied|rise rose risen|arise arose arisen|fly flew flown|blow blew blown|freeze froze frozen|forget forgot forgotten|forgive forgave forgiven|shake shook shaken|weave wove woven|overlook overlooked|oversee oversaw overseen|undo undid undone|become became become|come came|overcome overcame|withdraw withdrew withdrawn|rebuild rebuilt|retell retold|foresee foresaw foreseen|mislead misled|offset offset|shed shed|bind bound|wind wound|grind ground|breed bred|bleed bled|creep crept|sweep swept|weep wept|kneel knelt|shine shone|sink sank sunk|shrink shrank shrunk|spin spun|string strung|swear swore sworn|beat beat beaten|bite bit bitten|sew sewed sewn|mow mowed mown|knit knit knitted|share shared|hand handed|pull pulled|lean leaned leant|spell spelt spelled|spill spilt spilled|leap leapt leaped|tie tied|die died|input input|reset reset|rewrite rewrote rewritten|overhear overheard|misunderstand misunderstood|withhold withheld|uphold upheld|outgrow outgrew outgrown|partake partook|undertake undertook undertaken|mistake mistook mistaken|awake awoke awoken|fit fit fitted|rid rid|slip slipped|shred shredded shred|bid bid|cast cast|broadcast broadcast|foster fostered`;
const NOUNS = `child children|man men|woman women|person people persons|foot feet|tooth teeth|mouse mice|life lives|wife wives|knife knives|shelf shelves|half halves|leaf leaves|loaf loaves|thief thieves|self selves|calf calves|datum data|medium media|criterion criteria|phenomenon phenomena|analysis analyses|crisis crises|basis bases|diagnosis diagnoses|index indexes indices|grandchild grandchildren|policeman policemen|policewoman policewomen|chairman chairmen|chairwoman chairwomen|councilman councilmen|councilwoman councilwomen|fireman firemen|midwife midwives|housewife housewives|alumnus alumni|bus buses busses bussed bused busing|gas gases|quiz quizzes|staff staffs staffed staffing|kid kids|neighbor neighbors|roof roofs`;
const ADJECTIVES = `good better best|bad worse worst|far farther further farthest furthest|little less least|many more most|much more most|well better best`;

const IRREGULAR = new Map<string, Irregular>();
const addAll = (list: string, marks: { isVerb?: boolean; keepsRegularS?: boolean }) => {
  for (const entry of list.split('|')) {
    const [base, ...forms] = entry.split(' ') as [string, ...string[]];
    IRREGULAR.set(base, Object.assign(forms, marks));
  }
};
addAll(VERBS, { isVerb: true });
addAll(NOUNS, {});
// "better" and "more" belong to several words; the pack asks for them by their own forms.
addAll(ADJECTIVES, {});
