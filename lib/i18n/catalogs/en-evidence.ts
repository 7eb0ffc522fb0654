import type { Catalog } from '../translate.ts';

/** What the archive says of notes, deletions, keys and trusted time. */
export const enEvidence = {
  'notes.title': 'Notes',
  'notes.label': 'A note to this version',
  'notes.meaning':
    'It goes into the log and into every bundle with this version, and cannot be changed afterwards.',
  'notes.add': 'Add note',
  'delete.open': 'Delete this version…',
  'delete.title': 'Delete this version?',
  'delete.goes':
    'Its record, its pictures, its notes, what is attached to it and all files that no other version shows go for good. So do the bundles with it that Kuä still holds; those you saved elsewhere stay.',
  'delete.stays': 'The log keeps its address, time and SHA-256, and says that it was deleted.',
  'delete.disk':
    'The browser overwrites the place on the disk only later: until then special tools may find remains.',
  'delete.unexported': 'It was never exported. Once it is deleted, nobody can show it.',
  'delete.do': 'Delete',
  'delete.searching': 'Looking for files that other versions show too: {done} of {total}',
  'time.title': 'Trusted time',
  'time.why':
    'The times in a record are those of this device’s clock. Services outside can confirm that a record existed no later than a time. Nobody is asked unless you choose them here.',
  'time.sees':
    'Whoever you choose sees your network address, when you ask, and a SHA-256 from which the page cannot be told.',
  'time.authorities': 'Time-stamping authorities (RFC 3161)',
  'time.authoritiesNote': 'They sign the time at once. Whoever checks it has to trust the authority.',
  'time.calendars': 'OpenTimestamps calendars',
  'time.calendarsNote':
    'They put the digest into Bitcoin’s block chain within hours. Whoever checks it need not trust the calendar.',
  'time.plain': 'not encrypted on the way',
  'time.own': 'Another address',
  'time.add': 'Add',
  'time.badAddress': 'This is no http or https address.',
  'time.refused': 'It was not chosen: without your permission for its address Kuä cannot read its answers.',
  'time.waiting': {
    one: '{n} request waits; next try: {when}',
    other: '{n} requests wait; next try: {when}',
  },
  'time.now': 'Ask now',
  'time.off': 'Nobody was asked for the time. Who may be asked is chosen in Settings.',
  'time.shown': '{service} shows that it existed at {time}',
  'time.lateMinutes': { one: '{n} minute after the capture', other: '{n} minutes after the capture' },
  'time.lateHours': { one: '{n} hour after the capture', other: '{n} hours after the capture' },
  'time.lateDays': { one: '{n} day after the capture', other: '{n} days after the capture' },
  'time.pending': 'OpenTimestamps: promised by calendars, not yet in the block chain',
  'time.block': 'OpenTimestamps: in Bitcoin’s block chain. A check of the bundle names the block.',
  'time.asked': '{service}: asked, no answer yet',
  'time.gaveUp': '{service}: given up after many tries',
  'time.failed.unreachable': 'it could not be reached',
  'time.failed.rejected': 'it refused',
  'time.failed.mismatch': 'it answered to something else',
  'time.failed.unreadable': 'its answer was no time-stamp',
  'time.failed.malformed': 'its answer was no time-stamp',
  'time.ask': 'Ask for the time now',
  'keys.own': 'this device',
  'keys.unknown': 'unknown',
  'keys.name': 'Whose key is it?',
  'keys.keep': 'Keep the name',
  'keys.nameNote':
    'Only if you have its SHA-256 from them in another way: the name is shown wherever this key sealed something.',
  'keys.others': 'Keys of others',
  'keys.forget': 'Forget',
  'wacz.why':
    'The bundle is too large to hold the captures as a web archive (WACZ) too. If you want one for ReplayWeb.page, it becomes a file of its own, signed by the same key.',
  'wacz.save': 'Save web archive',
  'wacz.making': 'Making the web archive',
} as const satisfies Catalog;
