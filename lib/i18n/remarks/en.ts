/** Why a file is missing, and what was altered or could not be captured, by the codes of a record. */
export const en = {
  'missing.permission': 'No permission for that site',
  'missing.timeout': 'No answer in time',
  'missing.unreachable': 'The site did not answer or refused',
  'missing.blocked': 'The browser did not let Kuä read it',
  'missing.private-address': 'An address inside the local network, not asked for',
  'missing.truncated': 'The answer broke off',
  'missing.page-left': 'The page was left before',
  'missing.too-large': 'Too large',
  'missing.budget': 'Beyond what one capture may hold',
  'missing.cancelled': 'The capture ended before',
  'missing.frame': 'A page within the page, not captured',
  'missing.tainted': 'A drawing that the page itself may not read (it holds another site’s pictures)',
  'missing.blank': 'A drawing that was gone once it had been shown',
  'missing.unreadable': 'A drawing that could not be read',
  'missing.no-response': 'No answer came',
  'missing.redirect-loop': 'Led on from address to address without end',
  'missing.unsafe-redirect': 'Led to an address that browsers do not open from a page',
  'missing.service-worker': 'Shown through the page’s service worker, not kept',
  'missing.other': 'Not obtained ({code})',
  'remark.loaded-before-access':
    'The page was loaded before Kuä had access: redirects and the server’s address are not known.',
  'remark.source-not-cached': 'The bytes the server sent are not kept: the browser no longer had them.',
  'remark.source-not-shown': 'The bytes the server sent are not kept: those at hand were not the ones shown.',
  'remark.no-picture': 'There is no picture.',
  'remark.no-picture.not-in-front': 'The tab was not in front.',
  'remark.no-picture.refused': 'The browser refused to take one.',
  'remark.exchange-not-seen':
    'How this document came was not seen (it did not come from the network just then): redirects and the server’s address are not known.',
  'remark.source-unproven':
    'The bytes at hand have the length of those that were shown, but nothing proves that they are the same.',
  'remark.page-left': 'The page was left or closed before everything had come.',
  'remark.charset-conflict': 'The page names another encoding of letters than the one it was shown in.',
  'remark.undecodable-text': 'Some letters could not be read in the page’s encoding and were shown as �.',
  'remark.no-picture.timeout': 'The browser took too long.',
  'remark.no-picture.page-left': 'The tab went on to another page while it was taken.',
  'remark.lazy-not-loaded': 'A picture that loads only when it is scrolled to had not been loaded.',
  'remark.answered-otherwise':
    'The server answered with another picture when asked again; the one that was shown is kept too.',
  'remark.style-from-rules': 'A style sheet was changed by a script; its rules are kept as they stood.',
  'remark.font-not-kept': 'A font that a script added is not kept: nothing tells where it came from.',
  'remark.font-scrambles-digits':
    'A font of this page draws digits as other digits: figures in the text may not be those that were seen. The picture shows those.',
  'remark.fonts-not-checked': 'Not all fonts were checked for digits that are drawn as other digits.',
  'remark.drawing-not-kept': 'A drawing made by a script (canvas) or a frame of a video could not be kept.',
  'remark.scrolled-for-picture': 'The page was scrolled after it was read, for the picture of all of it.',
  'remark.picture-cut': 'The picture does not show the whole page.',
  'remark.picture-cut.not-in-front': 'The tab was not in front any more.',
  'remark.picture-cut.refused': 'The browser refused to take more.',
  'remark.picture-cut.timeout': 'It took too long.',
  'remark.picture-cut.page-left': 'The page was left or closed before.',
  'remark.picture-cut.changed': 'The page would not scroll, or did not come to rest.',
  'remark.picture-cut.budget': 'The page is longer or wider than one picture may be.',
  'remark.picture-cut.width': 'The page is wider than the window.',
  'remark.picture-repeats':
    'What stays in place while the page scrolls covers too much to be left out: it stands in the picture several times.',
  'remark.drawing-cut-out':
    'A drawing that could not be read was cut out of the picture of the page, with whatever covered it.',
  'remark.budget-frame-depth': 'Pages within pages are kept only to a certain depth.',
  'remark.budget-frames': 'Only a part of the pages within the page is kept.',
  'remark.symbol-not-kept':
    'A drawing out of another file could not be shown in the page for reading (which one).',
  'remark.highlights-not-kept': 'Parts of the text were highlighted by a script; which ones is not kept.',
  'remark.still-loading': 'The page was still loading.',
  'remark.frame-not-captured': 'A page within the page was not captured.',
  'remark.media-not-kept': 'Video or sound is not kept.',
  'remark.embedded-not-kept': 'An embedded object is not kept.',
  'remark.nesting-flattened': 'Very deep nesting was flattened.',
  'remark.header-withheld': 'The value of a private header was removed.',
  'remark.password-removed': 'The value of a password field was removed.',
  'remark.attribute-dropped': 'An attribute that cannot be written down was left out.',
  'remark.lone-surrogates': 'Characters that are not text were replaced.',
  'remark.answer-not-whole':
    'An answer did not come whole and is not kept (bytes that came/bytes announced).',
  'remark.redirected': 'The address led elsewhere (the last address, and how many).',
  'remark.not-as-shown':
    'Asked for again, a file came in another length than when it was shown (bytes shown/bytes kept).',
  'remark.not-loaded':
    'Files that the page or its style sheets only name, and the page had not loaded, were not asked for.',
  'remark.shown-through-service-worker':
    'The page was shown through its own service worker, which can make up what it shows; files kept are the server’s, save pictures that the browser itself gave out.',
  'remark.shown-files-not-had':
    'Pictures could not be taken from the browser itself; those kept came when they were asked for again.',
  'remark.shown-files-not-had.refused': 'The browser refused.',
  'remark.shown-files-not-had.too-large': 'There were too many.',
  'remark.shown-files-not-had.malformed': 'What it gave out could not be read.',
  'remark.shown-files-not-had.timeout': 'The browser took too long.',
  'remark.shown-files-not-had.page-left': 'The page was left or closed before.',
  'remark.budget-resources': 'The page names more files than one capture asks for.',
  'remark.budget-bytes': 'The files are larger than one capture holds (bytes).',
  'remark.budget-imports': 'The style sheets import more sheets than one capture asks for.',
  'remark.budget-import-depth': 'Style sheets import each other deeper than one capture follows.',
  'remark.budget-time': 'The time for one capture ended before all files had come.',
  'remark.expanded-by-scrolling':
    'The page was scrolled through before this was captured, which can load more than was seen. The capture of the page as it was seen:',
  'remark.budget-scroll-height': 'The page goes on beyond the length that was scrolled through (pixels).',
  'remark.budget-scroll-time':
    'The time for scrolling the page through was over before its end was reached (seconds).',
  'remark.budget-scroll-pictures':
    'Pictures that the page loaded on the way had not come in time (how many).',
  'remark.budget-scroll-rest': 'The page went on changing where it was waited for: more may have come later.',
  'remark.scrolled-unseen':
    'The tab was not in front while the page was scrolled through: browsers load less then.',
  'remark.scrolling-refused': 'The page would not be scrolled further.',
  'remark.nothing-scrolled':
    'The page stood at its end already, so nothing was scrolled. Parts of it that scroll by themselves are not scrolled either.',
  'remark.certificate-not-trusted':
    'The browser did not trust the site’s certificate, and the page was opened all the same.',
  'remark.file-not-read':
    'The text in this file was not read: what is kept are its bytes, and the picture of what was shown.',
  'remark.fetched-again':
    'The file was asked for again to be kept: the browser’s viewer does not hand its bytes out.',
  'remark.fetched-again.same': 'The site marks both answers as the same file.',
  'remark.fetched-again.other':
    'What came is not the file that was shown: its length or its mark is another.',
  'remark.fetched-again.unknown': 'Nothing tells whether it is the file that was shown.',
  'remark.picture-cut.viewer': 'The browser’s viewer shows a file a part at a time.',
  'remark.other': 'Noted as “{code}”.',
} as const;
