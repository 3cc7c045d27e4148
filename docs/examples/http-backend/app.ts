import { App } from 'aws-cdk-lib';
import { HttpBackendStack } from './http-backend-stack';

new HttpBackendStack(new App(), 'HttpBackend');
