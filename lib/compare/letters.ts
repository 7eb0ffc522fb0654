/**
 * Letters and their marks, as the inside of a character class: by the blocks of Unicode, for `\p{L}` takes a browser
 * milliseconds to prepare in each expression it stands in. Letters beyond U+FFFF are not among them.
 */
export const L =
  'A-Za-zªµºÀ-ÖØ-öø-\\u02af\\u0300-\\u037d\\u037f-\\u0386\\u0388-\\u0481\\u0483-\\u0559\\u0560-\\u0588' +
  '\\u0591-\\u05bd\\u05d0-\\u05f2\\u0610-\\u061a\\u0620-\\u065f\\u066e-\\u06d3\\u06d5-\\u06dc\\u06df-\\u06e8' +
  '\\u06ea-\\u06ef\\u06fa-\\u06ff\\u0710-\\u074f\\u0750-\\u07bf\\u0904-\\u0963\\u0980-\\u0e3a\\u0e40-\\u0e4e' +
  '\\u0e80-\\u0ece\\u0f40-\\u109d\\u10a0-\\u10fa\\u10fc-\\u135a\\u1380-\\u166c\\u166f-\\u1fff\\u2c00-\\u2dff' +
  '\\u3005-\\u3007\\u3040-\\ua4cf\\ua500-\\ud7ff\\uf900-\\ufd3d\\ufd50-\\ufdfb\\ufe70-\\ufefc\\uff21-\\uff3a' +
  '\\uff41-\\uff5a\\uff66-\\uffdc';

/** Letters, marks and digits, as the inside of a character class. */
export const word = `0-9_\\u0660-\\u0669\\u06f0-\\u06f9${L}`;

export const anyLetter = new RegExp(`[${L}]`, 'u');
export const twoLetters = new RegExp(`[${L}]{2}`, 'u');
export const letterOrDigit = new RegExp(`[${word}]`, 'u');
