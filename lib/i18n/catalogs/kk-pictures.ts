import type { Catalog } from '../translate.ts';
import type { enPictures } from './en-pictures.ts';

/** What is said of a page's pictures held against each other, in Kazakh. */
export const kkPictures = {
  'pagePictures.title': 'Беттің көрінісі',
  'pagePictures.compare': 'Бет суреттерін салыстыру',
  'pagePictures.running': 'Суреттер салыстырылып жатыр',
  'pagePictures.missing': 'Екі нұсқаның кемінде біреуінде салыстыратын сурет жоқ.',
  'pagePictures.scale':
    'Суреттер әртүрлі масштабта түсірілген ({a} және {b}): олардың нүктелерін салыстыру мүмкін емес.',
  'pagePictures.none': 'Суреттерде айырма жоқ.',
  'pagePictures.places': 'Суреттер {places} жерде өзгеше.',
  'pagePictures.meaning':
    'Бұл тек суреттер туралы айтылды: оларды қаріп, жарнама және терезе өлшемі де өзгертеді.',
  'pagePictures.visible':
    'Кемінде бір нұсқада бүкіл беттің суреті жоқ: көрініп тұрған бөліктің суреттері салыстырылды.',
  'pagePictures.cut':
    'Кемінде бір сурет бетінен бұрын аяқталады: оның соңында жетіспейтін жолдар бетте болған болуы мүмкін.',
  'pagePictures.widths':
    'Суреттердің ені {a} және {b} пиксель: сол жақтан екеуінде де бар {width} пиксель салыстырылды.',
  'pagePictures.faint':
    'Пиксельдердің {rows} жолы тек көзге байқалмайтын реңкпен өзгеше; олар есепке алынбайды.',
  'pagePictures.bands': 'Суреттердің өзгеше жерлері',
  'pagePictures.inserted': '{y} пиксельде жолақ қосылды, биіктігі {height} пиксель',
  'pagePictures.removed': 'Биіктігі {height} пиксель жолақ жойылды; ол {y} пиксельде тұрған',
  'pagePictures.changed': '{y} пиксельден бастап өзгерді, биіктігі {height} пиксель: {places} жер',
  'pagePictures.view': 'Суреттерді қалай қарау керек',
  'pagePictures.overlay': 'Белгілермен',
  'pagePictures.slider': 'Бөлгішпен',
  'pagePictures.blink': 'Кезекпен',
  'pagePictures.overlay.note':
    'Кейінгі сурет. Нөмірленген жақтаулар: өзгерген жер; + қосылған; − жойылған, бұрынғы қалпында көрсетілген.',
  'pagePictures.slider.note':
    'Бөлгіштің сол жағында — бұрынғы, оң жағында — кейінгі сурет. Оны тінтуірмен немесе бағыттауыш пернелермен жылжытыңыз.',
  'pagePictures.blink.note': 'Екі сурет бір орында, бірінен кейін бірі.',
  'pagePictures.before': 'Бұрынғы сурет',
  'pagePictures.after': 'Кейінгі сурет',
  'pagePictures.marked': 'Кейінгі сурет, айырмалары белгіленген',
  'pagePictures.divider': 'Бұрынғы суреттің көрінетін бөлігі, енінен пайызбен',
  'pagePictures.showBefore': 'Бұрынғысын көрсету',
  'pagePictures.showAfter': 'Кейінгісін көрсету',
  'pagePictures.byItself': 'Өздігінен ауыстыру',
} as const satisfies Catalog<keyof typeof enPictures>;
