/** What each bug breaks; `plant` is for the node alone. */
export declare const BUGS: Record<string, { breaks: string }>;
