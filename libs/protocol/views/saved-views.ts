/** Filters of the list of chats, as in its query: sets as text with commas. */
export type ChatFilterParameters = Record<string, string | number | boolean>;

export interface SavedViewView {
  id: string;
  name: string;
  filters: ChatFilterParameters;
  /** Whether everybody who works here sees it. */
  shared: boolean;
  ownerId: string;
  createdAt: string;
  updatedAt: string;
}
