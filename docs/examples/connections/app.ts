import { App } from 'aws-cdk-lib';
import { ConnectionsStack } from './connections-stack';

new ConnectionsStack(new App(), 'Connections');
