/** The web fonts of a document that are there to be drawn with, from style sheets and from scripts. */
export function loadedFaces(document: Document): FontFace[] {
  const faces: FontFace[] = [];
  // Firefox shows an extension no iterators of such collections.
  document.fonts.forEach((face) => {
    if (face.status === 'loaded') faces.push(face);
  });
  return faces;
}

/** A family's name without the quotes that some browsers answer it with. */
export function bareFamily(family: string): string {
  return family.replace(/^["']|["']$/gu, '');
}
