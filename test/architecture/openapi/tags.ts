/** What the chapters of the document are about, in their order. */
export const TAGS = {
  'Sign-in': 'People sign in with mail and password; programs send an API key instead.',
  'Your own': 'What belongs to whoever asks: name, picture, preferences, drafts.',
  Chats: 'A conversation from the first word to its close, with its messages, notes and labels.',
  Routing: 'Who gets which chat, why, and how it moves on.',
  Attachments: 'Files that are sent in chats.',
  Agents: 'Who is here, in what status, with which skills.',
  Customers: 'Who writes to you.',
  Tickets: 'What is not done with a chat.',
  'Canned responses': 'Answers that are written once and sent often.',
  Insight: 'What is so right now, across everything: search, context, workload, wall.',
  Analytics: 'What was: figures over any span of time.',
  'Users, skills and settings': 'How this Switchboard is set up.',
  Widget: 'What the chat on your pages needs.',
  'API keys': 'Access for programs.',
  Webhooks: 'What happens, sent to your own systems.',
  Audit: 'What staff changed.',
};
