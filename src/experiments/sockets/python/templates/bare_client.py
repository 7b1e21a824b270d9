import socket

# Go on here: connect to localhost, port 12345.
