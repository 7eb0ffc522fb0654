import type { Catalog } from '../translate.ts';

/** Attaching files to a capture or a page, in English. */
export const enAttach = {
  'attach.title': 'Attached files',
  'attach.titlePage': 'Files attached to this page',
  'attach.lead':
    'A photo of a protocol on the wall, a document you were given. Each goes into the log and into every bundle with {of}.',
  'attach.choose': 'Attach a file…',
  'attach.drop': 'or drop it here',
  'attach.looking': 'Looking into the file…',
  'attach.dialog': 'Attach a file',
  'attach.preview': 'The picture as it would be kept',
  'attach.name': 'Name',
  'attach.nameNote':
    'It is shown in the log and in every bundle, and stays in the log when the file is deleted.',
  'attach.neutral': 'photo',
  'attach.nameReplaced':
    'The file’s own name, {name}, may tell a date, a time or a device, so another stands here.',
  'attach.nameTells':
    'Digits in a name often are a date, a time or a number of a device. Change it if it should not be known.',
  'attach.says': 'What the file says of where it comes from',
  'attach.saysNothing': 'Nothing that Kuä can read.',
  'attach.saysUnread':
    'Kuä cannot read what is said in this kind of file. It may name its author, the device and the time.',
  'attach.group.place': 'Place',
  'attach.group.time': 'Time',
  'attach.group.device': 'Device and program',
  'attach.group.person': 'Person',
  'attach.all': 'Everything, word for word ({n})',
  'attach.leftOut': 'Left out of the copy',
  'attach.afterEnd': 'after the end of the picture',
  'attach.keep': 'What to keep',
  'attach.without': 'A copy without these',
  'attach.withoutNote':
    'The same picture to the pixel, turned as it is, with its colours. What can be seen in it stays, and so does how it was compressed, which can hint at the kind of camera.',
  'attach.original':
    'Keep the original yourself, where it is safe: it is stronger evidence. Kuä keeps nothing of it, not even its digest, so that this copy does not lead to it.',
  'attach.asGiven': 'The file as it is',
  'attach.asGivenNote': 'With all that it says: everybody who gets a bundle can read it.',
  'attach.goesAlong': 'All that it says goes with it: everybody who gets a bundle can read it.',
  'attach.no.other-kind':
    'Kuä cannot take metadata out of this kind of file ({kind}). If that matters, attach a screenshot of it, or a copy as JPEG or PNG.',
  'attach.no.malformed':
    'This picture is not written as its format asks, so Kuä cannot say what else is in it and makes no copy. It can be attached as it is.',
  'attach.no.too-large': 'This picture is too large for Kuä to make a copy without metadata.',
  'attach.kindUnknown': 'of no kind that Kuä knows',
  'attach.do': 'Attach',
  'attach.there': 'This very file is attached here already.',
  'attach.tooLarge': 'This file is larger than {most}: Kuä does not attach it. Nothing was kept.',
  'attach.unreadable': 'This file cannot be read. It may have been moved or changed: choose it again.',
  'attach.kept.as-given': 'kept as it was',
  'attach.kept.without-metadata': 'a copy without metadata',
  'attach.save': 'Save',
  'attach.delete': 'Delete…',
  'attach.deleteTitle': 'Delete this attached file?',
  'attach.deleteGoes':
    'The file goes for good, unless something else kept here shows the same. So do the bundles with it that Kuä still holds; those you saved elsewhere stay.',
  'attach.deleteStays':
    'The log keeps its name, size and SHA-256, and says that it was deleted. Bundles you make from now on say nothing of it.',
  'attach.saveNamed': 'Save {name}',
  'attach.deleteNamed': 'Delete {name}…',
  'attach.done': 'Attached: {name}',
  'attach.ofVersion': 'this version',
  'attach.ofPage': 'this page',
} as const satisfies Catalog;
