/** By language: of what is shown the way to the original, and from there the way back. */
const WORDS: Record<string, readonly [original: string, translation: string]> = {
  ar: ['مترجم · عرض الأصل', 'عرض الترجمة'],
  de: ['Übersetzt · Original zeigen', 'Übersetzung zeigen'],
  en: ['Translated · show the original', 'Show the translation'],
  es: ['Traducido · ver el original', 'Ver la traducción'],
  fr: ['Traduit · voir l’original', 'Voir la traduction'],
  he: ['תורגם · הצגת המקור', 'הצגת התרגום'],
  it: ['Tradotto · mostra l’originale', 'Mostra la traduzione'],
  ja: ['翻訳済み · 原文を表示', '翻訳を表示'],
  nl: ['Vertaald · origineel tonen', 'Vertaling tonen'],
  pl: ['Przetłumaczono · pokaż oryginał', 'Pokaż tłumaczenie'],
  pt: ['Traduzido · ver o original', 'Ver a tradução'],
  tr: ['Çevrildi · aslını göster', 'Çeviriyi göster'],
};

export const wordsIn = (locale: string): readonly [original: string, translation: string] =>
  WORDS[locale.toLowerCase().split('-')[0]!] ?? WORDS.en!;
