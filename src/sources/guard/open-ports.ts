/** The ports that addresses of the public internet may name; other ports belong to services that are no web servers. */
export const OPEN_PORTS: readonly string[] = ['80', '443', '8080', '8443'];
