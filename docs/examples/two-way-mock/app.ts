import { App } from 'aws-cdk-lib';
import { TwoWayMockStack } from './two-way-mock-stack';

new TwoWayMockStack(new App(), 'TwoWayMock');
