export function onDemand(code: string): string;
export function isOnDemand(name: string): boolean;
