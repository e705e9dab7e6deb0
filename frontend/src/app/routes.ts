export const routes = { studio: '/', library: '/library', dashboard: '/dashboard' } as const;
