export const TICKETS = '/tickets';
export const ticketPath = (id: string): string => `${TICKETS}/${id}`;
export const ticketKey = (id: string) => ['ticket', id] as const;
export const mailsOf = (id: string): string => `${ticketPath(id)}/mails`;
