/** Why a draft is not for a channel. Only the kind is ever told, never the words that gave it away. */
export type HeldReason =
  | 'embargoed'
  | 'privileged'
  | 'not-for-distribution'
  | 'social-security-number'
  | 'case-number'
  | 'birth-date'
  | 'named-client';

interface Sign {
  reason: HeldReason;
  pattern: RegExp;
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const DATE = `(?:\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}|${MONTH} \\d{1,2},? \\d{4}|\\d{1,2} ${MONTH} \\d{4})`;
const NAME = "(?:Mrs?\\.?|Ms\\.?|\\p{Lu}[\\p{Ll}'’-]{1,20}) \\p{Lu}[\\p{Ll}'’-]{1,20}";
/** A stamp stands alone at the head of a line, or before a mark; in a sentence the same word may mean anything. */
const STAMP_END = '[ \\t]{0,3}(?:[:.!|*_—–-]|$)';

/** Gaps are bounded, so that no text can make a pattern run away. */
const SIGNS: readonly Sign[] = [
  { reason: 'embargoed', pattern: /\bembargoed\b|\bunder embargo\b|\bembargo(?:ed)? until\b/iu },
  { reason: 'embargoed', pattern: /\bhold (?:for|until) release\b/iu },
  { reason: 'embargoed', pattern: new RegExp(`^\\W{0,5}embargo${STAMP_END}`, 'imu') },
  { reason: 'privileged', pattern: /\b(?:attorney|lawyer|solicitor)[-\s–]{1,3}client privilege/iu },
  { reason: 'privileged', pattern: /\b(?:attorney work product|legally privileged)\b/iu },
  { reason: 'privileged', pattern: /\bprivileged (?:and|&) confidential\b/iu },
  { reason: 'privileged', pattern: new RegExp(`^\\W{0,5}privileged${STAMP_END}`, 'imu') },
  {
    reason: 'not-for-distribution',
    pattern:
      /\bnot for (?:(?:public|further|wider|external|immediate) )?(?:distribution|release|circulation|publication)\b/iu,
  },
  {
    reason: 'not-for-distribution',
    pattern: /\b(?:do not (?:distribute|circulate)|(?:for )?internal use only)\b/iu,
  },
  {
    reason: 'not-for-distribution',
    pattern: new RegExp(`^\\W{0,5}(?:strictly )?confidential${STAMP_END}`, 'imu'),
  },
  {
    reason: 'social-security-number',
    pattern: /(?<![\d-])(?!000|666|9\d\d)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?![\d-])/u,
  },
  {
    reason: 'social-security-number',
    pattern: /\b(?:ssn|social security (?:number|no\.?))\W{0,4}(?:is )?\d{9}\b/iu,
  },
  {
    reason: 'case-number',
    pattern:
      /\b(?:case|docket|client|patient|student|medical record|mrn)[ \t]{0,2}(?:number|no\.?|id|#)[ \t:#]{0,4}(?:is )?[a-z]{0,4}[-/]?\d[\w/-]{3,19}/iu,
  },
  {
    reason: 'birth-date',
    pattern: new RegExp(
      `\\b(?:dob|d\\.o\\.b\\.?|date of birth|birth ?date)[ \\t:]{0,4}(?:is )?${DATE}`,
      'iu',
    ),
  },
  { reason: 'birth-date', pattern: new RegExp(`\\bborn (?:on )?${DATE}`, 'iu') },
  {
    reason: 'named-client',
    pattern: new RegExp(
      `\\b(?:[Cc]lient|[Pp]atient|[Dd]efendant|[Ff]oster child)(?:'s)?(?: name)?(?: is)?[:,] ?${NAME}\\b`,
      'u',
    ),
  },
  {
    reason: 'named-client',
    pattern: new RegExp(
      `\\b(?:[Tt]he|[Oo]ur|[Mm]y|[Aa]) (?:client|patient|defendant|foster child),? ${NAME}\\b`,
      'u',
    ),
  },
];

/** What makes a draft look held, each reason once; empty when it may stand in a channel. */
export const heldReasons = (text: string): HeldReason[] => [
  ...new Set(SIGNS.filter((sign) => sign.pattern.test(text)).map((sign) => sign.reason)),
];
