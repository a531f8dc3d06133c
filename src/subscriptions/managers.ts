/**
 * Who may manage digests and sources of a workspace besides its admins and owners. `makers`: each member may make digests,
 * and manages those; `people`: these manage all, and nobody else makes any; `everyone`: each member manages all.
 */
export type Managers =
  | { readonly kind: 'makers' }
  | { readonly kind: 'people'; readonly userIds: readonly string[] }
  | { readonly kind: 'everyone' };

/** Until an admin says otherwise. */
export const USUAL_MANAGERS: Managers = { kind: 'makers' };

/** Port: keeps who may manage, by workspace. */
export interface ManagerStore {
  /** `USUAL_MANAGERS` where nothing was set. */
  find(platform: string, tenantId: string): Promise<Managers>;
  set(platform: string, tenantId: string, managers: Managers): Promise<void>;
}
