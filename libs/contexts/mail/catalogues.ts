import type { WIDGET_LANGUAGES } from '#protocol';

export interface MailCatalogue {
  /** Subject of a transcript; `{{date}}` is when the chat began. */
  subject: string;
  intro: string;
  /** The transcript is longer than the mail. */
  cut: string;
  /** For whoever asked for nothing. */
  notYou: string;
  customer: string;
  agent: string;
  started: string;
  closed: string;
  /** A message that was deleted at `{{time}}`. */
  deleted: string;
  edited: string;
  /** Instead of the text of a deleted message that another one answers. */
  quoteDeleted: string;
  /** Before the reference of a ticket. */
  reference: string;
  /** Before what a customer had written. */
  youWrote: string;
  readySubject: string;
  readyText: string;
  /** For whoever does not come back. */
  readyElse: string;
}

export const CATALOGUES: Record<(typeof WIDGET_LANGUAGES)[number], MailCatalogue> = {
  en: {
    subject: 'Your chat of {{date}}',
    intro: 'Here is what was said in your chat, as you asked.',
    cut: 'The chat is too long for an e-mail; its end is left out.',
    notYou: 'If you did not ask for this, somebody named your address by mistake. You need do nothing.',
    customer: 'Customer',
    agent: 'Agent',
    started: 'Started',
    closed: 'Closed',
    deleted: 'Deleted {{time}}',
    edited: 'edited',
    quoteDeleted: 'Message deleted',
    reference: 'Reference',
    youWrote: 'You wrote:',
    readySubject: 'Somebody is there for you now',
    readyText:
      'You left us a message while you waited for a chat. Somebody can talk with you now: open the chat on our page if you still want to.',
    readyElse: 'If you would rather wait for our answer, you need do nothing; it comes by e-mail.',
  },
  de: {
    subject: 'Ihr Chat vom {{date}}',
    intro: 'Hier ist, wie gewünscht, was in Ihrem Chat geschrieben wurde.',
    cut: 'Der Chat ist zu lang für eine E-Mail; sein Ende fehlt hier.',
    notYou: 'Falls Sie das nicht angefordert haben, hat jemand versehentlich Ihre Adresse angegeben. Sie brauchen nichts zu tun.',
    customer: 'Kunde',
    agent: 'Mitarbeiter',
    started: 'Begonnen',
    closed: 'Beendet',
    deleted: 'Gelöscht: {{time}}',
    edited: 'bearbeitet',
    quoteDeleted: 'Nachricht gelöscht',
    reference: 'Vorgang',
    youWrote: 'Sie schrieben:',
    readySubject: 'Jetzt ist jemand für Sie da',
    readyText:
      'Sie haben uns eine Nachricht hinterlassen, während Sie auf einen Chat warteten. Jetzt kann jemand mit Ihnen sprechen: Öffnen Sie den Chat auf unserer Seite, wenn Sie noch möchten.',
    readyElse: 'Wenn Sie lieber auf unsere Antwort warten, brauchen Sie nichts zu tun; sie kommt per E-Mail.',
  },
  es: {
    subject: 'Su chat del {{date}}',
    intro: 'Aquí tiene lo que se dijo en su chat, como pidió.',
    cut: 'El chat es demasiado largo para un correo; falta el final.',
    notYou: 'Si no lo ha pedido, alguien indicó su dirección por error. No tiene que hacer nada.',
    customer: 'Cliente',
    agent: 'Agente',
    started: 'Comenzado',
    closed: 'Cerrado',
    deleted: 'Eliminado: {{time}}',
    edited: 'editado',
    quoteDeleted: 'Mensaje eliminado',
    reference: 'Referencia',
    youWrote: 'Usted escribió:',
    readySubject: 'Ya hay alguien para atenderle',
    readyText:
      'Nos dejó un mensaje mientras esperaba un chat. Ahora alguien puede hablar con usted: abra el chat en nuestra página si aún lo desea.',
    readyElse: 'Si prefiere esperar nuestra respuesta, no tiene que hacer nada; llegará por correo.',
  },
  fr: {
    subject: 'Votre discussion du {{date}}',
    intro: 'Voici, comme demandé, ce qui a été dit dans votre discussion.',
    cut: 'La discussion est trop longue pour un e-mail ; la fin n’y figure pas.',
    notYou: 'Si vous n’avez rien demandé, quelqu’un a indiqué votre adresse par erreur. Vous n’avez rien à faire.',
    customer: 'Client',
    agent: 'Conseiller',
    started: 'Commencée',
    closed: 'Terminée',
    deleted: 'Supprimé : {{time}}',
    edited: 'modifié',
    quoteDeleted: 'Message supprimé',
    reference: 'Référence',
    youWrote: 'Vous avez écrit :',
    readySubject: 'Quelqu’un est là pour vous',
    readyText:
      'Vous nous avez laissé un message en attendant une discussion. Quelqu’un peut vous répondre maintenant : ouvrez la discussion sur notre page si vous le souhaitez encore.',
    readyElse: 'Si vous préférez attendre notre réponse, vous n’avez rien à faire ; elle viendra par e-mail.',
  },
  pt: {
    subject: 'A sua conversa de {{date}}',
    intro: 'Aqui está o que foi dito na sua conversa, como pediu.',
    cut: 'A conversa é longa demais para um e-mail; falta o fim.',
    notYou: 'Se não pediu isto, alguém indicou o seu endereço por engano. Não precisa de fazer nada.',
    customer: 'Cliente',
    agent: 'Agente',
    started: 'Iniciada',
    closed: 'Encerrada',
    deleted: 'Eliminada: {{time}}',
    edited: 'editada',
    quoteDeleted: 'Mensagem eliminada',
    reference: 'Referência',
    youWrote: 'Escreveu:',
    readySubject: 'Já está alguém disponível para si',
    readyText:
      'Deixou-nos uma mensagem enquanto esperava por uma conversa. Agora alguém pode falar consigo: abra a conversa na nossa página se ainda quiser.',
    readyElse: 'Se preferir esperar pela nossa resposta, não precisa de fazer nada; chegará por e-mail.',
  },
  it: {
    subject: 'La sua chat del {{date}}',
    intro: 'Ecco, come richiesto, quanto è stato scritto nella sua chat.',
    cut: 'La chat è troppo lunga per un’e-mail; manca la fine.',
    notYou: 'Se non l’ha richiesto, qualcuno ha indicato il suo indirizzo per errore. Non deve fare nulla.',
    customer: 'Cliente',
    agent: 'Operatore',
    started: 'Iniziata',
    closed: 'Chiusa',
    deleted: 'Eliminato: {{time}}',
    edited: 'modificato',
    quoteDeleted: 'Messaggio eliminato',
    reference: 'Riferimento',
    youWrote: 'Ha scritto:',
    readySubject: 'Ora c’è qualcuno per lei',
    readyText:
      'Ci ha lasciato un messaggio mentre aspettava una chat. Ora qualcuno può parlare con lei: apra la chat sulla nostra pagina se lo desidera ancora.',
    readyElse: 'Se preferisce aspettare la nostra risposta, non deve fare nulla; arriverà per e-mail.',
  },
  nl: {
    subject: 'Uw chat van {{date}}',
    intro: 'Hier is, zoals gevraagd, wat er in uw chat is gezegd.',
    cut: 'De chat is te lang voor een e-mail; het einde ontbreekt.',
    notYou: 'Als u hier niet om hebt gevraagd, heeft iemand per ongeluk uw adres opgegeven. U hoeft niets te doen.',
    customer: 'Klant',
    agent: 'Medewerker',
    started: 'Begonnen',
    closed: 'Gesloten',
    deleted: 'Verwijderd: {{time}}',
    edited: 'bewerkt',
    quoteDeleted: 'Bericht verwijderd',
    reference: 'Kenmerk',
    youWrote: 'U schreef:',
    readySubject: 'Er is nu iemand voor u',
    readyText:
      'U hebt een bericht achtergelaten terwijl u op een chat wachtte. Iemand kan nu met u praten: open de chat op onze pagina als u dat nog wilt.',
    readyElse: 'Als u liever op ons antwoord wacht, hoeft u niets te doen; het komt per e-mail.',
  },
  pl: {
    subject: 'Twój czat z dnia {{date}}',
    intro: 'Oto, zgodnie z prośbą, zapis czatu.',
    cut: 'Czat jest za długi na e-mail; brakuje jego końca.',
    notYou: 'Jeśli to nie była Twoja prośba, ktoś przez pomyłkę podał Twój adres. Nie musisz nic robić.',
    customer: 'Klient',
    agent: 'Konsultant',
    started: 'Rozpoczęty',
    closed: 'Zakończony',
    deleted: 'Usunięto: {{time}}',
    edited: 'edytowano',
    quoteDeleted: 'Wiadomość usunięta',
    reference: 'Numer sprawy',
    youWrote: 'Twoja wiadomość:',
    readySubject: 'Ktoś jest już dostępny',
    readyText:
      'Podczas oczekiwania na czat została nam zostawiona wiadomość. Teraz ktoś może porozmawiać: wystarczy otworzyć czat na naszej stronie.',
    readyElse: 'Jeśli wolisz poczekać na odpowiedź, nie musisz nic robić; przyjdzie e-mailem.',
  },
  tr: {
    subject: '{{date}} tarihli sohbetiniz',
    intro: 'İstediğiniz gibi, sohbetinizde yazılanlar aşağıdadır.',
    cut: 'Sohbet bir e-posta için çok uzun; sonu burada yok.',
    notYou: 'Bunu siz istemediyseniz birisi yanlışlıkla adresinizi vermiştir. Bir şey yapmanız gerekmez.',
    customer: 'Müşteri',
    agent: 'Temsilci',
    started: 'Başladı',
    closed: 'Bitti',
    deleted: 'Silindi: {{time}}',
    edited: 'düzenlendi',
    quoteDeleted: 'Mesaj silindi',
    reference: 'Referans',
    youWrote: 'Yazdığınız:',
    readySubject: 'Şimdi sizinle ilgilenecek biri var',
    readyText:
      'Sohbet için beklerken bize bir mesaj bıraktınız. Şimdi biri sizinle konuşabilir: hâlâ isterseniz sayfamızdaki sohbeti açın.',
    readyElse: 'Yanıtımızı beklemeyi tercih ederseniz bir şey yapmanız gerekmez; e-postayla gelecektir.',
  },
  ar: {
    subject: 'محادثتك بتاريخ {{date}}',
    intro: 'هذا ما قيل في محادثتك، كما طلبت.',
    cut: 'المحادثة أطول من أن تتسع لها رسالة بريد؛ نهايتها غير مدرجة.',
    notYou: 'إذا لم تطلب ذلك فقد ذكر شخص ما عنوانك بالخطأ، ولا يلزمك فعل شيء.',
    customer: 'العميل',
    agent: 'الموظف',
    started: 'بدأت',
    closed: 'انتهت',
    deleted: 'حُذفت: {{time}}',
    edited: 'عُدّلت',
    quoteDeleted: 'حُذفت الرسالة',
    reference: 'المرجع',
    youWrote: 'كتبتَ:',
    readySubject: 'يوجد الآن من يستطيع محادثتك',
    readyText: 'تركت لنا رسالة أثناء انتظار المحادثة. يستطيع أحدهم الآن التحدث معك: افتح المحادثة في صفحتنا إن كنت لا تزال ترغب في ذلك.',
    readyElse: 'إذا كنت تفضل انتظار ردنا فلا يلزمك فعل شيء؛ سيصلك بالبريد الإلكتروني.',
  },
  he: {
    subject: 'הצ׳אט שלך מיום {{date}}',
    intro: 'זה מה שנאמר בצ׳אט שלך, כפי שביקשת.',
    cut: 'הצ׳אט ארוך מדי להודעת דוא״ל; סופו אינו מופיע כאן.',
    notYou: 'אם לא ביקשת זאת, מישהו ציין את הכתובת שלך בטעות. אין צורך לעשות דבר.',
    customer: 'לקוח',
    agent: 'נציג',
    started: 'התחיל',
    closed: 'נסגר',
    deleted: 'נמחק: {{time}}',
    edited: 'נערך',
    quoteDeleted: 'ההודעה נמחקה',
    reference: 'מספר פנייה',
    youWrote: 'כתבת:',
    readySubject: 'יש כעת מי שיענה לך',
    readyText: 'השארת לנו הודעה בזמן ההמתנה לצ׳אט. כעת אפשר לדבר איתך: אפשר לפתוח את הצ׳אט בעמוד שלנו אם הדבר עדיין רלוונטי.',
    readyElse: 'אם עדיף לך לחכות לתשובתנו, אין צורך לעשות דבר; היא תגיע בדוא״ל.',
  },
  ja: {
    subject: '{{date}}のチャット',
    intro: 'ご希望のチャットの記録をお送りします。',
    cut: 'チャットがメールには長すぎるため、終わりの部分は省かれています。',
    notYou: 'お心当たりがない場合は、どなたかが誤ってこのアドレスを入力されたものです。何もなさる必要はありません。',
    customer: 'お客様',
    agent: '担当者',
    started: '開始',
    closed: '終了',
    deleted: '削除: {{time}}',
    edited: '編集済み',
    quoteDeleted: 'メッセージは削除されました',
    reference: '受付番号',
    youWrote: 'お客様のメッセージ：',
    readySubject: 'ただいま担当者が対応できます',
    readyText:
      'チャットをお待ちの間にメッセージをいただきました。ただいま担当者がお話しできます。ご希望でしたら、当社のページでチャットを開いてください。',
    readyElse: '返信をお待ちいただく場合は、何もなさる必要はありません。メールでお返事いたします。',
  },
};
