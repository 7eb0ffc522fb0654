import { count, percent } from '../format.ts';
import type { Facts } from '../facts.ts';
// Under another name the formatter leaves the markup as such a site would have it.
import { html as markup } from '../html.ts';
import { DEMO_LABEL, DEMO_NOTE } from '../layout.ts';

const VOTE = 'referendum-2022';

const ROWS = [
  ['registered', 'Число граждан, включенных в списки'],
  ['participated', 'Число граждан, принявших участие в голосовании'],
  ['for', 'За положительное решение вопроса'],
  ['against', 'Против'],
  [
    'both_marked_not_counted',
    'Бюллетени, в которых были выбраны оба варианта ответа (не учитываются при подсчёте голосов)',
  ],
] as const;

const shade = (n: number): string => (n % 2 ? '#ffffff' : '#eeeeee');

/**
 * A page as old commission sites have them: no charset anywhere, tables for layout, the labels in one
 * table and the numbers in another. To be sent as windows-1251.
 */
export function oldPage(facts: Facts): string {
  const labels = ROWS.map(
    ([, label], n) => markup`<tr bgcolor="${shade(n)}">
<td nowrap align="right" height="46">${n + 1}</td><td height="46">${label}</td></tr>
`,
  );
  const numbers = ROWS.map(([item], n) => {
    const share = item === 'registered' ? null : markup`<br>${percent(facts.share(VOTE, item), 'ru')}`;
    return markup`<tr bgcolor="${shade(n)}">
<td nowrap align="right" height="46"><b>${count(facts.votes(VOTE, item), 'ru')}</b>${share}</td></tr>
`;
  });
  return markup`<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<html>
<head>
<title>Итоги республиканского референдума 5 июня 2022 года</title>
</head>
<body bgcolor="#ffffff" text="#000000" link="#0000ff" vlink="#0000ff" leftmargin="0" topmargin="0" marginwidth="0" marginheight="0">
<table width="100%" border="0" cellpadding="4" cellspacing="0">
<tr><td bgcolor="#fff3c4" align="center"><font size="2" face="Arial">${DEMO_LABEL.ru}</font></td></tr>
<tr><td bgcolor="#0f10a8">
<table border="0" cellpadding="4" cellspacing="0"><tr>
<td><img src="/img/emblem-96.png" width="48" height="48" border="0" alt=""></td>
<td><font size="4" color="#ffffff" face="Arial"><b>Комиссия по выборам и референдумам</b></font></td>
</tr></table>
</td></tr>
<tr><td bgcolor="#d0d0f0"><font size="2" face="Arial">&nbsp;<a href="/ru/">Главная</a>&nbsp;|&nbsp;<a href="/ru/results">Новый сайт: итоги</a>&nbsp;|&nbsp;<a href="/ru/news">Новости</a></font></td></tr>
</table>
<center>
<p><font size="4" face="Arial"><b>Республиканский референдум<br>5 июня 2022 года</b></font>
<p><font size="2" face="Arial">Сводные данные об итогах голосования</font>
<table border="0" cellpadding="0" cellspacing="0" width="700">
<tr><td valign="top" bgcolor="#555555">
<table border="0" cellpadding="3" cellspacing="1" width="560">
<tr bgcolor="#555555">
<td height="24"><font color="#ffffff" size="2" face="Arial"><b>№</b></font></td>
<td height="24"><font color="#ffffff" size="2" face="Arial"><b>Показатель</b></font></td></tr>
${labels}</table>
</td><td valign="top" bgcolor="#555555">
<table border="0" cellpadding="3" cellspacing="1" width="140">
<tr bgcolor="#555555"><td align="right" height="24"><font color="#ffffff" size="2" face="Arial"><b>Сумма</b></font></td></tr>
${numbers}</table>
</td></tr>
</table>
<p><font size="1" face="Arial" color="#666666">${DEMO_NOTE.ru}</font>
</center>
</body>
</html>
`.html;
}
