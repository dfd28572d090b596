@echo off
"%~dp0node\node.exe" "%~dp0app.asar.unpacked\electron\cli\main.ts" %*
