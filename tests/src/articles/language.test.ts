import { expect, it } from 'vitest';
import { guessLanguage } from '../../../src/articles/language.ts';

it.each([
  ['en', 'The dockers of the port said that they will strike on Friday.'],
  ['en', 'the dockers of the port said that they will strike on friday.'],
  ['es', 'Los trabajadores del puerto dijeron que no van a trabajar el viernes por la noche.'],
  ['fr', 'Les dockers du port ont dit que la grève est pour vendredi dans toute la région.'],
  ['de', 'Die Arbeiter des Hafens sagten, dass sie am Freitag nicht arbeiten werden.'],
  ['it', 'I lavoratori del porto hanno detto che non lavorano venerdì per il nuovo orario della società.'],
  ['pt', 'Os trabalhadores do porto disseram que não vão trabalhar na sexta-feira em protesto.'],
  ['nl', 'De havenarbeiders zeiden dat ze op vrijdag niet aan het werk gaan met het nieuwe rooster.'],
  ['ru', 'Рабочие порта сказали, что не выйдут на работу в пятницу, если это будет так. Объявлено вчера.'],
  ['uk', 'Робітники порту сказали, що не вийдуть на роботу, її не буде.'],
  ['ar', 'قال عمال الميناء إنهم لن يعملوا يوم الجمعة.'],
  ['fa', 'کارگران گفتند که پس از جمعه کار نمی‌کنند چون گفتگو نشد.'],
  ['hi', 'बंदरगाह के मजदूरों ने कहा कि वे शुक्रवार को काम नहीं करेंगे।'],
  ['ja', '港の労働者は金曜日に働かないと述べた。'],
  ['zh', '港口工人说他们星期五不工作。'],
  ['ko', '항만 노동자들은 금요일에 일하지 않겠다고 말했다.'],
  ['th', 'คนงานท่าเรือกล่าวว่าจะไม่ทำงานในวันศุกร์'],
  ['el', 'Οι εργάτες του λιμανιού είπαν ότι δεν θα δουλέψουν.'],
  ['und', 'Lorem dockum portis 123.'],
  ['und', ''],
  ['und', '12345 !!! 😀'],
])('%s: %s', (language, text) => {
  expect(guessLanguage(text)).toBe(language);
});
