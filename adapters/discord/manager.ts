import type { SimpleShardingStrategy } from 'discord.js';

/** What discord.js runs its connections with; the class that it exports under that name is another. */
export type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];
