import type { Feature } from './feature.ts';

const bar = 'width: 60px; height: 40px; background: #06c';

/** What moves, as it stood. */
export const motion: readonly Feature[] = [
  {
    slug: 'animation-paused',
    name: 'a paused CSS animation',
    html: `<style>@keyframes lab-slide { to { transform: translateX(200px); background: #c00 } } #f-animation-paused p { ${bar}; animation: lab-slide 10s linear -4s paused }</style><p></p>`,
  },
  {
    slug: 'animation-running',
    name: 'a running CSS animation as it stood',
    html: `<style>@keyframes lab-drift { to { transform: translateX(200px) } } #f-animation-running p { ${bar}; animation: lab-drift 20000s linear }</style><p></p>`,
    moving: 0.01,
    ready: (section) => {
      const [animation] = section.querySelector('p')?.getAnimations() ?? [];
      if (animation) animation.currentTime = 12_000_000;
    },
  },
  {
    slug: 'animation-before',
    name: 'an animation of ::before as it stood',
    html: '<style>@keyframes lab-grow { to { width: 240px } } #f-animation-before p::before { content: "text"; display: block; width: 0; height: 40px; background: #c60; animation: lab-grow 20000s linear }</style><p></p>',
    moving: 0.01,
    ready: (section) => {
      const [animation] = section.querySelector('p')?.getAnimations({ subtree: true }) ?? [];
      if (animation) animation.currentTime = 10_000_000;
    },
  },
  {
    slug: 'web-animation-paused',
    name: 'a paused Web Animation',
    html: `<p style="${bar}"></p>`,
    ready: (section) => {
      const frames = { transform: ['none', 'translateX(200px) rotate(90deg)'], opacity: [1, 0.4] };
      const animation = section.querySelector('p')?.animate(frames, 10_000);
      animation?.pause();
      if (animation) animation.currentTime = 5_000;
    },
  },
  {
    slug: 'web-animation-running',
    name: 'a running Web Animation as it stood',
    html: `<p style="${bar}"></p>`,
    moving: 0.01,
    ready: (section) => {
      const frames = { marginLeft: ['0px', '200px'] };
      const animation = section.querySelector('p')?.animate(frames, 20_000_000);
      if (animation) animation.currentTime = 14_000_000;
    },
  },
  {
    slug: 'web-animation-ended',
    name: 'a Web Animation that has ended and holds',
    html: `<p style="${bar}"></p>`,
    ready: async (section) => {
      const animation = section
        .querySelector('p')
        ?.animate({ transform: ['none', 'translateX(150px)'] }, { duration: 1, fill: 'forwards' });
      await animation?.finished;
    },
  },
  {
    slug: 'transition',
    name: 'a transition as it stood',
    html: `<style>#f-transition p { ${bar}; transition: margin-left 20000s linear, background 20000s linear }</style><p></p>`,
    moving: 0.01,
    ready: (section) => {
      const moved = section.querySelector('p');
      if (!moved) return;
      void moved.offsetLeft;
      moved.style.marginLeft = '200px';
      moved.style.background = '#c00';
      for (const transition of moved.getAnimations()) transition.currentTime = 10_000_000;
    },
  },
  {
    slug: 'scroll-inner',
    name: 'scroll positions within the page',
    html: `<style>#f-scroll-inner div { width: 130px; height: 100px; overflow: scroll; float: left; border: 1px solid #08c } #f-scroll-inner p { margin: 0; width: 400px }</style><div>${lines()}</div><div>${lines()}</div>`,
    ready: (section) => {
      const [down, across] = section.querySelectorAll('div');
      down?.scrollTo({ top: 133, behavior: 'instant' });
      across?.scrollTo({ top: 20, left: 40, behavior: 'instant' });
    },
    also: [{ kind: 'state', pattern: /\b133\b/u }],
  },
];

function lines(): string {
  return Array.from({ length: 20 }, (_, n) => `<p>line ${n + 1} of twenty lines in a box</p>`).join('');
}
