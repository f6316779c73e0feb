import { notJsonByName, notJsonByText } from '../../../lib/estate/read/languages';

const language = (reason: string | undefined) => reason?.replace(/^is (\w+).*$/, '$1');

test.each([
  ...['a.ts', 'a.tsx', 'a.js', 'a.mjs', 'a.cts', 'A.TS'].map((name) => [name, 'source']),
  ...['a.tf', 'a.tofu', 'a.hcl'].map((name) => [name, 'Terraform']),
  ...['a.bicep', 'a.bicepparam'].map((name) => [name, 'Bicep']),
  ['a.csv', 'CSV'],
  ...['a.yml', 'a.yaml'].map((name) => [name, 'YAML']),
  ...['a.json', 'a.ts.json', 'ats', 'a.tfx'].map((name) => [name, undefined]),
])('the file %s is of %s', (name, wanted) => {
  expect(language(notJsonByName(String(name)))).toBe(wanted);
});

test.each([
  ["import { App } from 'cdktf';", 'source'],
  ['// x\n  import x from "y"', 'source'],
  ["const x = require('y')", 'source'],
  ['import x', undefined],
  ...['resource "a" "b" {', 'data "a" "b" {', 'module "a" {', 'variable "a"{', 'provider "a" {', 'locals {'].map(
    (text) => [text, 'Terraform'],
  ),
  ...['terraform {', 'output "a" {', '# x\n  output "a" {'].map((text) => [text, 'Terraform']),
  ['resource a {', undefined],
  ...["targetScope = 'subscription'", "resource a 'b' = {", "module a 'b' = {", 'param a string', "using 'a'"].map(
    (text) => [text, 'Bicep'],
  ),
  ["param a string = 'b'", 'Bicep'],
  ['param a string b', undefined],
  ...['id,name', '"id","name"', 'x\nid,name\r\n'].map((text) => [text, 'CSV']),
  ...['id', 'id;name', 'id,na me', '1,2'].map((text) => [text, undefined]),
  ...['dataSources:', 'properties:  ', 'a: b\ndataFlows:\n'].map((text) => [text, 'YAML']),
  ...['dataSources: []', ' properties:'].map((text) => [text, undefined]),
])('the text %j is of %s', (text, wanted) => {
  expect(language(notJsonByText(String(text)))).toBe(wanted);
});
