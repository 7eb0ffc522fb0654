import { say } from '../../lib/ui/language.ts';

interface Props {
  readonly wanted: string;
  readonly onWant: (wanted: string) => void;
}

/** Where a page is looked for by its title or address. */
export function PageSearch({ wanted, onWant }: Props) {
  return (
    <input
      type="search"
      value={wanted}
      placeholder={say('pages.search')}
      aria-label={say('pages.search')}
      onInput={(event) => {
        onWant(event.currentTarget.value);
      }}
    />
  );
}
