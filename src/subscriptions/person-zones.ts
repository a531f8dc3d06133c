/** A person in the server or workspace where they are. */
interface PersonThere {
  readonly platform: string;
  readonly tenantId: string;
  readonly userId: string;
}

/** Port: the time zone that a person gave last, so that it is asked for once. */
export interface PersonZones {
  /** An IANA zone; null when the person never gave one. */
  find(platform: string, userId: string): Promise<string | null>;
  /** With the server or workspace in which it was given: it is forgotten with that. */
  keep(person: PersonThere, zone: string): Promise<void>;
}
