/** Port: the time zone that a person gave last, so that it is asked for once. */
export interface PersonZones {
  /** An IANA zone; null when the person never gave one. */
  find(platform: string, userId: string): Promise<string | null>;
  keep(platform: string, userId: string, zone: string): Promise<void>;
}
