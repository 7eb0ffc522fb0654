import type { DocumentChange, LinkChange, PageChange, PictureChange } from '../../model/index.ts';
import { Hash } from '../hash.tsx';
import { say } from '../language.ts';
import { LongList } from '../long-list.tsx';
import { OutsideLink } from '../outside-link.tsx';
import { Picture, type LoadBytes } from '../picture.tsx';
import { Mark } from './mark.tsx';

/** What is said of the page as a whole: its title, language, status, where its address led. */
export function PageChanges({ page }: { readonly page: readonly PageChange[] }) {
  return (
    <section>
      <h2>{say('compare.page')}</h2>
      <dl class="facts">
        {page.map(({ field, old, new: now }) => (
          <div key={field}>
            <dt>{say(`field.${field}`)}</dt>
            <dd>
              <del>{old ?? say('unknown')}</del> <ins>{now ?? say('unknown')}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Linked documents that came, went or have other bytes. */
export function DocumentChanges({ documents }: { readonly documents: readonly DocumentChange[] }) {
  return (
    <section>
      <h2>{say('compare.documents')}</h2>
      <LongList
        class="sentences"
        items={documents}
        draw={({ change, text, href, old, new: now }, index) => (
          <li key={index}>
            <Mark change={change} /> {text} <OutsideLink url={href} />{' '}
            {old !== null && (
              <del>
                <Hash value={old} of={say('compare.before')} />
              </del>
            )}{' '}
            {now !== null && (
              <ins>
                <Hash value={now} of={say('compare.after')} />
              </ins>
            )}
          </li>
        )}
      />
    </section>
  );
}

/** Links that came, went or now lead elsewhere. */
export function LinkChanges({ links }: { readonly links: readonly LinkChange[] }) {
  return (
    <section>
      <h2>{say('compare.links')}</h2>
      <LongList
        class="sentences"
        items={links}
        draw={(link, index) => (
          <li key={index}>
            <Mark change={link.change} /> {link.text}{' '}
            {link.old !== null && (
              <del>
                <OutsideLink url={link.old} />
              </del>
            )}{' '}
            {link.new !== null && (
              <ins>
                <OutsideLink url={link.new} />
              </ins>
            )}
          </li>
        )}
      />
    </section>
  );
}

interface PicturesProps {
  readonly pictures: readonly PictureChange[];
  readonly load: LoadBytes;
}

/** Pictures that came, went or have other bytes under the same address. */
export function PictureChanges({ pictures, load }: PicturesProps) {
  return (
    <section>
      <h2>{say('compare.pictures')}</h2>
      <ul role="list" class="pictures">
        {pictures.map((picture, index) => (
          <li key={index}>
            <Mark change={picture.change} /> {picture.alt} <span class="quiet address">{picture.src}</span>
            <div class="pair">
              {picture.old !== null && (
                <figure>
                  <Picture class="sample" sha256={picture.old} load={load} alt={picture.alt} />
                  <figcaption>{say('compare.before')}</figcaption>
                </figure>
              )}
              {picture.new !== null && (
                <figure>
                  <Picture class="sample" sha256={picture.new} load={load} alt={picture.alt} />
                  <figcaption>{say('compare.after')}</figcaption>
                </figure>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
