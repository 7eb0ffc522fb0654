import { disc } from './drawings.ts';
import type { Feature } from './feature.ts';

/** Films. */
export const media: readonly Feature[] = [
  {
    slug: 'video-poster',
    name: "a video's poster",
    html: '<video poster="/media/poster.png" width="120" height="80"></video> <video poster="/media/poster.png" width="100" height="80" style="object-fit: cover"></video>',
    files: { '/media/poster.png': disc('#a51') },
  },
  {
    slug: 'video-frame',
    name: "a video's current frame",
    html: '<video class="box" width="160" height="90" muted></video>',
    ready: async (section) => {
      const video = section.querySelector('video');
      const canvas = document.createElement('canvas');
      canvas.width = 160;
      canvas.height = 90;
      const context = canvas.getContext('2d');
      if (!video || !context) return;
      const draw = (): void => {
        context.fillStyle = '#1a7';
        context.fillRect(0, 0, 160, 90);
        context.fillStyle = '#71a';
        context.fillRect(40, 20, 80, 50);
      };
      draw();
      video.muted = true;
      video.srcObject = canvas.captureStream();
      const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      await video.play();
      draw();
      await shown;
      video.pause();
    },
  },
];
