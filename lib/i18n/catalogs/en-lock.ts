import type { Catalog } from '../translate.ts';

/** Encrypting a bundle and opening an encrypted one, in English. */
export const enLock = {
  'lock.export': 'Export encrypted…',
  'lock.title': 'Export encrypted evidence',
  'lock.lead':
    'The bundle is encrypted while it is written, in the age format. No plain copy of it is written anywhere.',
  'lock.with': 'What opens it',
  'lock.made': 'A passphrase that Kuä makes',
  'lock.madeNote':
    'It is random: guessing it takes about {guesses} tries, more than anybody can make. It is shown only here, and kept nowhere. Write it down, and pass it on another way than the file.',
  'lock.copy': 'Copy',
  'lock.copied': 'Copied',
  'lock.another': 'Make another',
  'lock.kept': 'I have the passphrase. Without it nobody opens the file, and Kuä cannot help.',
  'lock.own': 'A passphrase of my own',
  'lock.passphrase': 'Passphrase',
  'lock.again': 'The same once more',
  'lock.differ': 'The two are not the same.',
  'lock.show': 'Show what I type',
  'lock.guesses':
    'Somebody who knows how people choose passphrases finds it in about {guesses} guesses: with thousands of computers, {time}. A quotation, or what is known about you, is found sooner.',
  'lock.time.hour': 'in less than an hour',
  'lock.time.day': 'in less than a day',
  'lock.time.month': 'in less than a month',
  'lock.time.year': 'in less than a year',
  'lock.time.years': { one: 'in about {years} year', other: 'in about {years} years' },
  'lock.time.ages': 'in more than 10,000 years',
  'lock.recipients': 'Keys of recipients',
  'lock.recipientsLabel': 'Public keys of age (age1…), one or several, a line each',
  'lock.recipientsNote':
    'Only who has the secret part of one of them opens the file: not you either, unless one is yours. Kuä does not remember them, so that this device does not tell to whom you send.',
  'lock.right': { one: '{n} key, typed right', other: '{n} keys, typed right' },
  'lock.secret': 'Line {line} is a secret key. Never pass it on: the public part begins with age1.',
  'lock.other-kind': 'Line {line} is a key of another kind. Kuä encrypts to keys that begin with age1.',
  'lock.mistyped': 'Line {line} is no key, or a letter in it is missing or wrong.',
  'lock.twice': 'Line {line} repeats a key.',
  'lock.too-many': 'Line {line} has more keys than one file may have.',
  'lock.start': 'Encrypt and export',
  'lock.hidesNot':
    'What encryption does not hide: the file’s name with the time of export, its size, how many keys open it, and that you have it. What Kuä keeps in this browser stays as it is.',
  'lock.opens':
    'It opens in Kuä, under Verify, or with the age program. Unpack what it gives, then check that as told below:',
  'secret.passphrase': 'This file is encrypted with a passphrase',
  'secret.identity': 'This file is encrypted for recipients',
  'secret.passphraseLabel': 'Passphrase',
  'secret.identityLabel': 'Your identity file of age (it holds AGE-SECRET-KEY-…)',
  'secret.note':
    'It is used only here, and kept nowhere. The bundle is decrypted piece by piece as it is read; no plain copy is written.',
  'secret.open': 'Open',
  'secret.opening': 'Opening. With a passphrase this takes some seconds, so that guessing does too.',
  'age.version': 'This file is encrypted in a version of the age format that Kuä does not know.',
  'age.header': 'The header of this encrypted file was changed or damaged. Ask for the file again.',
  'age.long-header':
    'The header of this encrypted file is longer than Kuä reads. Open it with the age program.',
  'age.armor': 'This encrypted file is text, and the text was changed, wrapped or cut. Ask for it as a file.',
  'age.work':
    'Opening this file would take more time or memory than Kuä gives it. Only somebody who means harm asks for so much, or the device has too little memory.',
  'age.passphrase': 'This passphrase does not open the file. Look at each character and try again.',
  'age.identity': 'This file is not encrypted for you: none of the keys given opens it.',
  'age.no-identity':
    'This is no identity file of age, or it is itself encrypted. It has lines that begin with AGE-SECRET-KEY-1.',
  'age.other-keys':
    'This file is encrypted only for keys of kinds that Kuä does not have. Open it with the age program.',
  'age.cut': 'This encrypted file ends too early, or its end was changed. Ask for it again.',
  'age.damaged': 'A part of this encrypted file was changed or damaged. Ask for it again.',
} as const satisfies Catalog;
