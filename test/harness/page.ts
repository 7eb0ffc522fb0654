// Finding things on a page as a person finds them: by their name and by what they are.
import type { ElementHandle, Page } from 'puppeteer-core';

/** Roles that tests ask for by name. */
export type Role =
  | 'button'
  | 'checkbox'
  | 'dialog'
  | 'group'
  | 'heading'
  | 'link'
  | 'list'
  | 'listitem'
  | 'option'
  | 'radio'
  | 'tab'
  | 'textbox';

/** Wait for the visible element of this role and accessible name. */
export async function byRole(page: Page, role: Role, name: string): Promise<ElementHandle> {
  const found = await page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, {
    visible: true,
  });
  if (found === null) throw new Error(`no ${role} named “${name}”`);
  return found;
}

/** Click the button of this name once it is there, can be seen and is enabled. */
export function clickButton(page: Page, name: string): Promise<void> {
  return page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
}

/**
 * Wait until the page's `role="status"` says something that `wanted` matches, and answer it. Rejects with the words of
 * a `role="alert"` as soon as one appears, for that is what the person would read.
 */
export async function status(page: Page, wanted: RegExp = /\S/u): Promise<string> {
  const found = await page.waitForFunction(
    (source, flags) => {
      const said = [...document.querySelectorAll<HTMLElement>('[role="alert"], [role="status"]')]
        .map((element) => ({ role: element.role, text: element.innerText.trim() }))
        .filter(({ text }) => text !== '');
      const pattern = new RegExp(source, flags);
      return (
        said.find(({ role }) => role === 'alert') ??
        said.find(({ role, text }) => role === 'status' && pattern.test(text)) ??
        false
      );
    },
    { polling: 50 },
    wanted.source,
    wanted.flags,
  );
  const words = await found.jsonValue();
  if (words === false) throw new Error('the page said nothing');
  if (words.role === 'alert') throw new Error(`the page says: ${words.text}`);
  return words.text;
}

/** Wait for the words of the page's `role="alert"`. */
export async function alertText(page: Page): Promise<string> {
  const found = await page.waitForFunction(
    () => document.querySelector<HTMLElement>('[role="alert"]')?.innerText.trim(),
    { polling: 50 },
  );
  return (await found.jsonValue()) ?? '';
}

/** Tick (or untick) the checkboxes at these places in the list of this name, counted from 0. */
export async function tickInList(page: Page, listName: string, places: readonly number[]): Promise<void> {
  const list = await byRole(page, 'list', listName);
  for (const place of places) {
    const box = await list.waitForSelector(
      `:nth-child(${place + 1} of li, [role="listitem"]) input[type="checkbox"]`,
    );
    if (box === null) throw new Error(`no checkbox at place ${place} of “${listName}”`);
    await box.click();
  }
}
