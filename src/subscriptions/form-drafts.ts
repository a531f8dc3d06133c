/** Port: keeps what was typed into a form that could not be carried out, as JSON text, for the person who typed it. */
export interface FormDrafts {
  keep(id: string, person: Person, json: string, now: Date): Promise<void>;
  /** Null when there is none of that id, when it is another person's, or dropped for its age. */
  find(id: string, person: Person): Promise<string | null>;
}

/** A person in one server or workspace: what they typed in another is none of its business. */
interface Person {
  readonly platform: string;
  readonly tenantId: string;
  readonly userId: string;
}
