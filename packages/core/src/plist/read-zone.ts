/** Minutes east of Greenwich, and where the text of the zone ends. */
export interface ZoneReading {
  readonly offset: number;
  readonly end: number;
}

/** Every abbreviation that Java 17 knows in English, by the minutes that it stands for. */
const abbreviationsByOffset: readonly (readonly [number, string])[] = [
  [-660, 'NUST NUT SDT SST'],
  [-600, 'CKHST CKT HAST HDT HST TAHST TAHT'],
  [-570, 'MARST MART'],
  [-540, 'AKST GAMST GAMT HADT'],
  [-480, 'AKDT PST'],
  [-420, 'MST PDT'],
  [-360, 'CST EAST GALST GALT MDT'],
  [-300, 'ACT CDT COST COT EASST ECST ECT EST PEST PET PETST PETT'],
  [-240, 'AST BOST BOT CLT EDT GYST GYT PYT VEST VET'],
  [-210, 'NST'],
  [-180, 'ADT ARST ART BRST BRT CLST FKST FKT GFST GFT PMST PYST ROTST ROTT SRST SRT UYST UYT WGT'],
  [-150, 'NDT'],
  [-120, 'FNST FNT PMDT WGST'],
  [-60, 'AZOT CVST CVT EGT'],
  [0, 'AZOST EGST GHST GMT UTC WET'],
  [60, 'BST CET MET WAST WAT WEST'],
  [120, 'CAST CAT CEST EET IST MEST SAST'],
  [180, 'EAT EEST IDT MSD MSK SYOST SYOT TRST TRT'],
  [210, 'IRDT IRST'],
  [240, 'AMST AMT AZST AZT GDT GEST GET GST MUST MUT REST RET SAMST SAMT SCST SCT'],
  [270, 'AFST AFT'],
  [300, 'AQTST AQTT MAWST MAWT MVST MVT ORAST ORAT PKST PKT QYZST QYZT TFST TFT TJST TJT TMST TMT UZST UZT YEKST YEKT'],
  [345, 'NPST NPT'],
  [360, 'ALMST ALMT BDST BDT BTST BTT IOST IOT KGST KGT OMSST OMST QOSST QOST XJDT XJT'],
  [390, 'CCST CCT MMST MMT'],
  [420, 'CXST CXT DAVST DAVT HOVST HOVT ICST ICT KRAST KRAT NOVST NOVT VOSST VOST WIB WIST'],
  [480, 'AWDT AWST BNST BNT CHOST CHOT CIST HKST HKT IRKST IRKT MYST MYT SGST SGT ULAST ULAT'],
  [525, 'ACWDT ACWST'],
  [540, 'EIST JDT JST KDT KST PWST PWT TLST TLT WIT WITA YAKST YAKT'],
  [570, 'ACDT ACST'],
  [600, 'AEST CHDT CHST CHUST CHUT DDUST DDUT PGST PGT VLAST VLAT'],
  [630, 'LHST'],
  [660, 'AEDT KOSST KOST LHDT MAGST MAGT NCST NCT NFT PONST PONT SAKST SAKT SBST SBT SREDT SRET VUST VUT'],
  [720, 'ANAST ANAT FJT GILST GILT MHST MHT NFST NRST NRT NZST TVST TVT WAKST WAKT WFST WFT'],
  [765, 'CHAST'],
  [780, 'FJST NZDT PHOST PHOT TKST TKT TOST TOT WSST'],
  [825, 'CHADT'],
  [840, 'LINST LINT WSDT'],
];

let abbreviations: ReadonlyMap<string, number> | undefined;

/** Made when the first zone is looked up: few files hold one. */
function offsetOf(abbreviation: string): number | undefined {
  abbreviations ??= new Map(
    abbreviationsByOffset.flatMap(([offset, list]) => list.split(' ').map((name) => [name, offset] as const)),
  );
  return abbreviations.get(abbreviation);
}

/** Names in full, in lower case; Java takes them in any. */
const names: readonly (readonly [string, number])[] = [
  ['coordinated universal time', 0],
  ['greenwich mean time', 0],
  ['central european standard time', 60],
  ['central european summer time', 120],
  ['eastern standard time', -300],
  ['eastern daylight time', -240],
  ['central standard time', -360],
  ['central daylight time', -300],
  ['mountain standard time', -420],
  ['mountain daylight time', -360],
  ['pacific standard time', -480],
  ['pacific daylight time', -420],
];

/** Reads a zone as Java's pattern letter `Z` does: `+0100`, `GMT`, `GMT+1:00`, an abbreviation. */
export function readZone(text: string, start: number): ZoneReading | undefined {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  const sign = signAt(text, at);
  if (sign !== 0) return readOffset(text, at + 1, sign, false);
  if (text.slice(at, at + 3).toUpperCase() === 'GMT') {
    const after = signAt(text, at + 3);
    return after === 0 ? { offset: 0, end: at + 3 } : readOffset(text, at + 4, after, true);
  }
  for (const [name, offset] of names)
    if (text.slice(at, at + name.length).toLowerCase() === name) return { offset, end: at + name.length };
  for (const length of [5, 4, 3]) {
    const offset = offsetOf(text.slice(at, at + length).toUpperCase());
    if (offset !== undefined) return { offset, end: at + length };
  }
  return undefined;
}

function signAt(text: string, at: number): -1 | 0 | 1 {
  return text[at] === '+' ? 1 : text[at] === '-' ? -1 : 0;
}

function readOffset(text: string, start: number, sign: -1 | 1, colon: boolean): ZoneReading | undefined {
  let at = start;
  const digit = (): number => {
    const value = text.charCodeAt(at) - 0x30;
    return value >= 0 && value <= 9 ? value : -1;
  };
  let hours = digit();
  if (hours < 0) return undefined;
  at += 1;
  const second = digit();
  if (second >= 0) {
    hours = hours * 10 + second;
    at += 1;
  } else if (!colon) return undefined;
  if (hours > 23) return undefined;
  if (colon) {
    if (text[at] !== ':') return undefined;
    at += 1;
  }
  const tens = digit();
  at += 1;
  const ones = digit();
  at += 1;
  if (tens < 0 || ones < 0 || tens > 5) return undefined;
  return { offset: sign * (hours * 60 + tens * 10 + ones), end: at };
}
