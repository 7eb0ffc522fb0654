import type { Catalog } from '../translate.ts';
import type { enPictures } from './en-pictures.ts';

/** What is said of a page's pictures held against each other, in Russian. */
export const ruPictures = {
  'pagePictures.title': 'Вид страницы',
  'pagePictures.compare': 'Сравнить изображения страницы',
  'pagePictures.running': 'Изображения сравниваются',
  'pagePictures.missing': 'Хотя бы у одной из двух версий нет изображения, которое можно сравнить.',
  'pagePictures.scale':
    'Изображения сняты в разном масштабе ({a} и {b}): их точки нельзя сопоставить друг с другом.',
  'pagePictures.none': 'Различий на изображениях нет.',
  'pagePictures.places': {
    one: 'Изображения различаются в {places} месте.',
    few: 'Изображения различаются в {places} местах.',
    many: 'Изображения различаются в {places} местах.',
    other: 'Изображения различаются в {places} местах.',
  },
  'pagePictures.meaning': 'Это сказано только об изображениях: их меняют и шрифты, и реклама, и размер окна.',
  'pagePictures.visible':
    'Хотя бы у одной версии нет изображения всей страницы: сравниваются изображения видимой части.',
  'pagePictures.cut':
    'Хотя бы одно изображение кончается раньше своей страницы: то, чего на нём внизу не хватает, могло там быть.',
  'pagePictures.widths':
    'Ширина изображений — {a} и {b} пикс.: сравниваются {width} пикс. слева, которые есть на обоих.',
  'pagePictures.faint': {
    one: '{rows} строка точек отличается лишь неразличимыми на глаз оттенками; она не считается.',
    few: '{rows} строки точек отличаются лишь неразличимыми на глаз оттенками; они не считаются.',
    many: '{rows} строк точек отличаются лишь неразличимыми на глаз оттенками; они не считаются.',
    other: '{rows} строки точек отличаются лишь неразличимыми на глаз оттенками; они не считаются.',
  },
  'pagePictures.bands': 'Где изображения различаются',
  'pagePictures.inserted': 'Вставлена полоса на {y} пикс., высота {height} пикс.',
  'pagePictures.removed': 'Убрана полоса высотой {height} пикс.; она была на {y} пикс.',
  'pagePictures.changed': {
    one: 'Изменено начиная с {y} пикс., высота {height} пикс.: {places} место',
    few: 'Изменено начиная с {y} пикс., высота {height} пикс.: {places} места',
    many: 'Изменено начиная с {y} пикс., высота {height} пикс.: {places} мест',
    other: 'Изменено начиная с {y} пикс., высота {height} пикс.: {places} места',
  },
  'pagePictures.view': 'Как смотреть на изображения',
  'pagePictures.overlay': 'С пометками',
  'pagePictures.slider': 'С разделителем',
  'pagePictures.blink': 'По очереди',
  'pagePictures.overlay.note':
    'Позднее изображение. Рамки с номерами: изменено; + вставлено; − убрано, показано таким, каким было.',
  'pagePictures.slider.note':
    'Слева от разделителя — раннее изображение, справа — позднее. Он двигается мышью или клавишами со стрелками.',
  'pagePictures.blink.note': 'Два изображения на одном месте, одно после другого.',
  'pagePictures.before': 'Изображение до',
  'pagePictures.after': 'Изображение после',
  'pagePictures.marked': 'Изображение после, различия отмечены',
  'pagePictures.divider': 'Какая часть раннего изображения видна, в процентах ширины',
  'pagePictures.showBefore': 'Показать, как было',
  'pagePictures.showAfter': 'Показать, как стало',
  'pagePictures.byItself': 'Менять автоматически',
} as const satisfies Catalog<keyof typeof enPictures>;
