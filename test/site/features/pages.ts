import { blobs } from './blobs.ts';
import { canvases } from './canvas.ts';
import { documents } from './documents.ts';
import { drawn } from './drawn.ts';
import type { Feature, FeaturePage, Place } from './feature.ts';
import { forms } from './forms.ts';
import { frames } from './frames.ts';
import { media } from './media.ts';
import { motion } from './motion.ts';
import { others } from './others.ts';
import { modals, openings, popovers } from './overlays.ts';
import { pictures } from './pictures.ts';
import { prepare } from './prepare.ts';
import { shadow } from './shadow.ts';
import { sheets } from './sheets.ts';
import { styles } from './styles.ts';
import { texts } from './texts.ts';
import { typefaces } from './typefaces.ts';

const together: readonly Feature[] = [
  ...shadow,
  ...sheets,
  ...canvases,
  ...forms,
  ...openings,
  ...blobs,
  ...drawn,
  ...styles,
  ...motion,
  ...pictures,
  ...typefaces,
  ...media,
  ...texts,
  ...frames,
];

/** The page with all features that can stand beside each other. */
export const featuresPage: FeaturePage = {
  path: '/features',
  title: 'Features',
  height: Math.ceil(together.length / 4) * 128 + 16,
  features: together,
};

/** Every page of the site, the large one first. */
export const featurePages: readonly FeaturePage[] = [
  featuresPage,
  { path: '/popover', title: 'Popover', height: 300, features: popovers },
  { path: '/modal', title: 'Modal dialog', height: 300, features: modals },
  ...documents,
  ...others,
];

const style = `
html { font: 14px/18px "DejaVu Sans", sans-serif; color: #111; background: #fff }
body { margin: 0; padding: 8px; display: grid; grid-template-columns: repeat(4, 300px); grid-auto-rows: 120px; gap: 8px 12px }
section { position: relative; box-sizing: border-box; width: 300px; height: 120px; overflow: hidden; border: 1px solid #ccc; padding: 4px }
`;

/** The page's markup; its features' scripts run in it one after another, and `labReady` tells when all is done. */
export function pageText(page: FeaturePage, place: Place): string | Buffer {
  if (page.written !== undefined) return page.written;
  const { doctype = '<!DOCTYPE html>', head = '', bodyAttributes = '', features } = page;
  const sections = features.map(({ slug, html }) => `<section id="f-${slug}">${html}</section>`);
  const scripts = features.flatMap(({ slug, ready }) =>
    ready ? [`[${JSON.stringify(slug)}, ${String(ready)}]`] : [],
  );
  return `${doctype}
<html lang="en"><head>${head}<title>${page.title}</title><style>${style}</style>${features.map((one) => one.head ?? '').join('')}</head>
<body${bodyAttributes}>
${sections.join('\n')}
<script>globalThis.labReady = (${String(prepare)})([${scripts.join(',\n')}], ${JSON.stringify(place)})</script>
</body></html>`;
}
