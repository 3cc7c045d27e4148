export * from './backend-response';
export * from './client-message';
export * from './rendered-reply';
export * from './rendered-request';
export * from './route-tester';
