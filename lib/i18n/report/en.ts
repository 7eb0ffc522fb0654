import type { Catalog } from '../translate.ts';
import { enAttachments } from './en-attachments.ts';
import { enChanges } from './en-changes.ts';

/** The words of the report and of README.txt. */
export const en = {
  ...enAttachments,
  ...enChanges,

  bundleTitle: 'Evidence bundle',
  comparisonTitle: 'What changed',
  lead: { one: '{n} capture of an official page.', other: '{n} captures of official pages.' },
  sealed: 'Sealed on {time} by the clock of the device, with key {key}.',
  bundleId: 'Number of the bundle',
  language: 'Language',
  contents: 'Contents',

  showsTitle: 'What this shows',
  showsUnchanged:
    'The files are unchanged since they were sealed with key {key}: {time} by the clock of the device. A file changed, added or removed since then breaks the checksums or the signature.',
  showsSigned:
    'Each capture was signed with the same key, and its record names the SHA-256 of every file in it.',
  showsLog:
    'The log has a line for everything this device kept, in order. Lines about what is not in this bundle stay closed. Of two bundles from one device, the shorter log must be the beginning of the longer one.',
  showsTokens:
    'A file whose name ends in .tsr is a time-stamp by an outside authority (RFC 3161). The file that it is for existed, as it is, at the time in the time-stamp, if that authority is honest and its clock is right. The authorities:',
  showsOts:
    'A file whose name ends in .ots is a proof of OpenTimestamps. A complete one shows that the file that it is for existed before a certain block of Bitcoin. One that is not complete yet shows no time; the program ots (opentimestamps-client) can complete it, and finds the block: ots verify -f FILE FILE.ots',
  showsNotTitle: 'What it does not show',
  showsNotServer:
    'It does not prove what the server sent: a web connection leaves no signature of the server. Whoever holds the key could have sealed something else.',
  showsNotTime:
    'The times are those of the clock of the device. This bundle holds no time-stamp from an outside authority.',
  showsOtherTimes: 'All other times are those of the clock of the device.',
  showsTimesBeside:
    'The times here are those of the clock of the device. Time-stamps by outside authorities, if there are any, lie beside the files that they are for; README.txt says which there are and how they are checked.',
  showsNotPerson:
    'It does not say who holds the key. Compare the number of the key with a copy you got another way.',
  helps: 'What helps: several people who capture the same page independently of each other.',

  checkTitle: 'How to check',
  checkLead: 'Unpack the bundle, open a terminal in its folder and run these commands.',
  checkReadme: 'They are in README.txt too.',
  checkTools:
    'They need sha256sum and openssl: on Linux, on macOS with coreutils, on Windows in Git Bash or WSL.',
  checkSums: 'Nothing was changed or removed (says nothing if so):',
  checkAdded: 'Nothing was added (says nothing if so):',
  checkSeal: 'Sealed with this key (says “Verified OK”):',
  checkKey: 'The number of the key (compare it with a copy you got another way):',
  checkCaptures: 'Each capture was signed with this key (says “Verified OK” for each):',
  checkLog: 'No line of the log was removed or rewritten (says nothing if so):',
  checkEntries: 'Every opened entry belongs to the log (says nothing if so):',
  checkTokens:
    'Each time-stamp is of its file (says “Verification: OK” for each). This uses the authorities’ certificates from the bundle; with a root certificate that you got another way in their place, it also shows whose the time-stamps are. If an authority’s certificate has expired since, add -attime and the time of the time-stamp in seconds since 1970:',
  checkTokenTimes: 'The times of the time-stamps:',
  checkOts: 'Each .ots is for its file (says nothing if so):',
  checkFiles: 'The SHA-256 of each file of a capture is in its capture.json.',
  readFirst: 'To read the captures, open data/index.html in a browser. It needs no network.',
  waczNote:
    'data/archive.wacz holds the same captures as a web archive (WACZ), each page at its address and time, with its pictures. Open it in ReplayWeb.page (https://replayweb.page), or in another player of such archives.',
  waczCheck:
    'A player shows that the archive opens, not that it is unchanged; the check below covers it like every other file.',
  keyNote: 'The key that sealed this bundle is in signer.pub.pem. Its number is the SHA-256 of its DER form:',
  keyAuthorities:
    'Each tsaN.ca.pem holds certificates of the time-stamping authority with that number, as far as they are known. They show whose a time-stamp is only if you got the same another way.',

  captured: 'Captured',
  capturedSpan: '{from} – {to}',
  byClick: 'by a person',
  byVisit: 'on a visit',
  byWatch: 'by schedule',
  address: 'Address',
  askedFor: 'Asked for',
  ledTo: 'Led to',
  pageTitle: 'Title',
  status: 'Answer of the server',
  statusUnknown: 'not known',
  clock: 'Clock of the device',
  clockEven: 'agrees with the server to the second',
  clockAhead: '{seconds} s ahead of the server',
  clockBehind: '{seconds} s behind the server',
  clockUnknown: 'not compared with the server',
  change: 'Change',
  firstHere: 'The first version of this address in this bundle.',
  earlierNotHere: 'An earlier version ({id}) is not in this bundle.',
  unchangedSince: 'No change since {time}.',
  expanded: 'scrolled through',
  expandedSince: 'The page as it was seen before it was scrolled through, {time}, compared with this:',
  changedSince: 'Since {time}:',
  notComparable: 'Not compared: there is no text of one of the versions.',
  moreFigures: { one: '{n} more figure in the comparison', other: '{n} more figures in the comparison' },
  openComparison: 'The whole comparison',
  read: 'Read',
  readPage: 'the page',
  readScreenshot: 'screenshot',
  wholePage: 'The whole page',
  strips: { one: '{n} picture', other: '{n} pictures' },
  readSource: 'as the server sent it',
  readText: 'text',
  readRecord: 'record',
  noThumb: 'no picture',
  notes: 'Notes of the one who captured it',
  hash: 'SHA-256 of capture.json',
  key: 'Key',
  filesKept: { one: '{n} file kept', other: '{n} files kept' },
  filesMissing: { one: '{n} file missing', other: '{n} files missing' },
  files: 'Files',
  limitations: 'Limitations',
  alterations: 'Altered for keeping',
  none: 'none noted',
  remarks: { one: '{n} remark', other: '{n} remarks' },

  byOthers: 'Captured by others',
  corroborates: '{time}, key {key}: corroborates. The same text and figures.',
  differs: '{time}, key {key}: differs.',
  differsFrom: 'the comparison',
  importedTitle: 'Bundles of others in this bundle',
  importedLead:
    'Each is whole, as it came, sealed by its own key. Check it as this one: unpack it, or let Kuä check all together.',
  corroborationNote:
    'Captures of one address by different keys that began no more than {minutes} minutes apart were compared. A site may show each visitor something else: language, advertisements, the time. A difference is by itself no contradiction.',

  certTitle: 'Certificate to be filled in',
  certLead:
    'For whoever captured the pages, to be printed and signed where one is asked for. What is above the lines is from the records.',
  certName: 'Name',
  certRole: 'Role (observer, journalist, voter, …)',
  certDevice: 'Device and browser that were used',
  certReached: 'How the page was reached (typed address, link, search)',
  certWhen: 'Date and time by another clock, if one was looked at',
  certSince: 'What was done to the file since: where it was kept, who had it',
  certFile: 'SHA-256 of the ZIP file (sha256sum FILE.zip)',
  certSigned: 'Place, date, signature',
  stamped: 'Time by others',
  stampedBy: '{authority}: {time}',
  stampedLate: '{authority}: {time}, {minutes} min after the capture',
  attested: 'OpenTimestamps proof',
} as const satisfies Catalog;
