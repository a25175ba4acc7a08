// What a program that audits needs, under one name: the use cases, and what they return.
@_exported import Audit
@_exported import Figures
@_exported import Inventories
@_exported import Ledger
@_exported import Quantities
@_exported import Standards
@_exported import UseCases
@_exported import Wording
